// The look of the page: a dark chat.
export const STYLE = `
* { box-sizing: border-box; }
body { margin: 0; background: #313338; color: #dbdee1; }
main { display: flex; gap: 16px; padding: 20px 24px 22px 20px; font: 16px/1.375 "gg sans", "Noto Sans", "DejaVu Sans", sans-serif; }
.face { flex: none; width: 40px; height: 40px; border-radius: 50%; background: #3b6ea8; color: #fff;
  font: bold 27px/52px Georgia, "Noto Serif", serif; text-align: center; letter-spacing: -1px; }
.message { flex: 1; min-width: 0; }
.by b { color: #f2f3f5; font-weight: 600; }
.app { margin: 0 8px 0 6px; padding: 1px 5px; border-radius: 4px; background: #5865f2; color: #fff; font-size: 10px;
  font-weight: 600; vertical-align: 2px; }
time { color: #949ba4; font-size: 12px; }
.text b { color: #f2f3f5; font-weight: 650; }
.text { overflow-wrap: anywhere; }
blockquote { margin: 0; padding: 0 8px 0 12px; border-left: 4px solid #4e5058; border-radius: 3px; }
a { color: #00a8fc; }
.row { display: flex; gap: 8px; margin-top: 8px; }
.button { padding: 5px 14px; border-radius: 8px; background: #4e5058; color: #fff; font-size: 14px; font-weight: 500; }
.button.main { background: #5865f2; }
.button.danger { background: #da373c; }
.menu { display: flex; justify-content: space-between; gap: 12px; width: 520px; padding: 7px 12px; border-radius: 8px;
  border: 1px solid #232428; background: #1e1f22; font-size: 14px; }
.menu small { display: block; max-width: 460px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
  color: #949ba4; font-size: 12px; }
`;
