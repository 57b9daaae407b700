// Builds pages as people save them: an article of made-up sentences with menus, banners, buttons and lists around it.

export interface GeneratedPage {
  readonly name: string;
  readonly text: string;
  readonly html: string;
  /** Must all be quotable. */
  readonly paragraphs: readonly string[];
  readonly items: readonly string[];
  readonly headings: readonly string[];
  /** Must none of them be quotable. */
  readonly furniture: readonly string[];
}

type Language = 'en' | 'vi';

const WORDS: Record<Language, { subjects: string[]; verbs: string[]; objects: string[]; ends: string[] }> = {
  en: {
    subjects: [
      'The harbour council',
      'A group of teachers',
      'Mr. Olsen',
      'The U.S. team',
      'Farmers in the north',
      'The new library',
      'She',
    ],
    verbs: [
      'announced',
      'discussed',
      'rejected',
      'has opened',
      'will repair',
      'measured',
      'told reporters about',
    ],
    objects: [
      'the old bridge',
      'a plan for clean water',
      'twelve boats',
      'the price of rice',
      'cookies for the school fair',
      'an official map of the river',
    ],
    ends: [
      'on Monday',
      'before the rains',
      'for the third time since 2019',
      'in spite of many doubts',
      'with help from neighbours',
    ],
  },
  vi: {
    subjects: [
      'Hội đồng bến cảng',
      'Một nhóm giáo viên',
      'Ông Nam',
      'Nông dân miền núi',
      'Thư viện mới',
      'Bà Hoa',
      'Các kỹ sư trẻ',
    ],
    verbs: [
      'đã công bố',
      'đã bàn về',
      'không đồng ý với',
      'vừa khánh thành',
      'sẽ sửa chữa',
      'đã đo đạc',
      'kể lại chuyện',
    ],
    objects: [
      'cây cầu cũ',
      'kế hoạch nước sạch',
      'mười hai chiếc thuyền',
      'giá lúa gạo',
      'bánh cho ngày hội trường',
      'tấm bản đồ dòng sông',
    ],
    ends: [
      'vào thứ hai',
      'trước mùa mưa',
      'lần thứ ba kể từ năm 2019',
      'dù còn nhiều nghi ngại',
      'nhờ bà con giúp đỡ',
    ],
  },
};

const FURNITURE: Record<Language, Record<string, string[][]>> = {
  en: {
    nav: [
      ['Home', 'World', 'Business', 'Culture', 'Search'],
      ['Skip to main content', 'Menu', 'Sign in'],
      ['Home > World > Asia'],
      ['News', 'Our Work', 'Get Involved', 'River Towns', 'Donate'],
    ],
    banner: [
      [
        'We use cookies to improve your experience on this website. By continuing to browse you agree to our use.',
        'Accept all',
        'Cookie settings',
      ],
      ['This site uses cookies.', 'I agree'],
      [
        'This is an official website of the river province',
        'The .gov ending means it is official',
        'The site is secure: https:// ensures that you are connecting safely.',
      ],
    ],
    byline: [
      ['By Jane Doe'],
      ['By JANE DOE and John Q. Smith | River Times', 'Published March 3, 2021, 10:15 AM'],
      ['Written by Ana Lee', '5 min read'],
      ['MARCH 3, 2021'],
      ['PRESS RELEASE', 'OFFICE OF THE HARBOUR MASTER', 'March 3, 2021'],
    ],
    share: [
      ['Share', 'Tweet', 'Email', 'Print'],
      ['Share this article', 'Facebook', 'WhatsApp', 'Copy link'],
      ['Share on Facebook'],
      ['Advertisement'],
    ],
    sizes: [['XS', 'SM', 'MD', 'LG'], ['A- A A+'], ['S M L XL']],
    related: [
      [
        'Related news',
        'Council opens second market hall',
        'Why the river is rising again',
        'Fishermen ask for lower fees: union',
      ],
      ['You may also like', 'Is the old mill safe?', 'Ten recipes for winter'],
      ['More stories', '- Bridge toll goes up', '- New ferry named after teacher'],
      ['Most read', '1. Storm damages the pier', '2. School fair draws crowds'],
    ],
    footer: [
      ['© 2021 River Times. All rights reserved.', 'Privacy Policy', 'Terms of Use'],
      ['Contact us | About us | Site map'],
      ['Tags: bridge, water, boats'],
      ['Subscribe to our newsletter', 'Back to top'],
    ],
    caption: [['Boats at the harbour. (Photo: A. Berg)'], ['The old bridge in spring. (File)']],
  },
  vi: {
    nav: [
      ['Trang chủ', 'Thời sự', 'Thế giới', 'Kinh tế', 'Tìm kiếm'],
      ['Chuyển đến nội dung chính', 'Đăng nhập'],
      ['Trang chủ › Thời sự › Địa phương'],
      ['Miền núi', 'Bến cảng', 'Đường sông', 'Làng nghề'],
    ],
    banner: [
      ['Chúng tôi sử dụng cookie để cải thiện trải nghiệm của bạn.', 'Tôi đồng ý'],
      ['Trang web này sử dụng cookies. Vui lòng xem chính sách của chúng tôi.', 'Chấp nhận tất cả'],
    ],
    byline: [
      ['Theo Nguyễn Văn Nam'],
      ['Tác giả: Trần Thị Hoa', 'Thứ tư, 03/03/2021 | 10:15'],
      ['Cập nhật lúc 10:15, 03/03/2021'],
      ['NGÀY 3 THÁNG 3 NĂM 2021'],
      ['THÔNG CÁO BÁO CHÍ', 'VĂN PHÒNG BẾN CẢNG', 'Ngày 3 tháng 3 năm 2021'],
    ],
    share: [
      ['Chia sẻ', 'Facebook', 'Zalo', 'In bài'],
      ['Chia sẻ bài viết', 'Sao chép liên kết'],
      ['Quảng cáo'],
      ['Bình luận (3)'],
    ],
    sizes: [['XS SM MD LG'], ['A- A+']],
    related: [
      [
        'Tin liên quan',
        'Khánh thành chợ mới bên sông',
        'Vì sao nước sông dâng cao?',
        'Ngư dân xin giảm phí: hội nghề cá',
      ],
      ['CÓ THỂ BẠN QUAN TÂM', 'Cối xay cũ có an toàn?', 'Mười món ăn mùa đông'],
      ['Đọc nhiều', '- Tăng phí qua cầu', '- Phà mới mang tên thầy giáo'],
    ],
    footer: [
      ['Bản quyền © 2021 Báo Bến Sông. Giấy phép số 12/GP-BTTTT.', 'Liên hệ quảng cáo'],
      ['Từ khóa: cầu, nước, thuyền'],
      ['Đăng ký nhận bản tin', 'Về đầu trang'],
    ],
    caption: [['Thuyền ở bến cảng. (Ảnh: Văn Nam)'], ['Ảnh: Hội đồng bến cảng']],
  },
};

const TITLES: Record<Language, string[]> = {
  en: ['Harbour council agrees on the old bridge', 'A Year of Clean Water', 'What the Boats Brought Home'],
  vi: ['Hội đồng bến cảng thống nhất về cây cầu cũ', 'Một năm nước sạch', 'Những chuyến thuyền trở về'],
};
const HEADINGS: Record<Language, string[]> = {
  en: ['Looking back', 'The Price of Rice', 'What comes next'],
  vi: ['Nhìn lại', 'Giá lúa gạo', 'Chặng đường tiếp theo'],
};
const LEADS: Record<Language, string> = {
  en: 'The council asked the villages to:',
  vi: 'Hội đồng đề nghị các làng:',
};
const ITEMS: Record<Language, string[]> = {
  en: ['mend the road to the mill', 'count the boats every spring', 'share the cost of the bridge.'],
  vi: ['sửa con đường tới cối xay', 'đếm thuyền mỗi mùa xuân', 'cùng chia sẻ chi phí làm cầu.'],
};

/** The same seed gives the same page. */
export function generatePage(seed: number): GeneratedPage {
  const random = randomOf(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const language: Language = seed % 3 === 0 ? 'vi' : 'en';
  const parts = FURNITURE[language];
  const furniture: string[] = [];
  const lines: string[] = [];
  const html: string[] = [];
  const spaced = seed % 2 === 0;
  const add = (line: string, tag: string): void => {
    lines.push(line);
    if (spaced) lines.push('');
    html.push(
      tag === 'li'
        ? `<ul><li>${escape(line.replace(/^(?:- |\d\. )/, ''))}</li></ul>`
        : `<${tag}>${escape(line)}</${tag}>`,
    );
  };
  const furnish = (name: string, chance: number, tag: (block: string) => string): void => {
    if (random() > chance) return;
    const block = pick(parts[name] as string[][]);
    for (const line of block) {
      lines.push(line);
      furniture.push(line.replace(/^(?:- |\d\. )/, ''));
    }
    lines.push('');
    html.push(tag(block.map(escape).join('|')));
  };
  const links = (block: string): string =>
    `<ul>${block
      .split('|')
      .map((line) => `<li><a href="/x">${line}</a></li>`)
      .join('')}</ul>`;
  furnish('banner', 0.6, (block) => `<div class="cookie-banner"><p>${block}</p></div>`);
  furnish('nav', 0.8, (block) => `<nav>${links(block)}</nav>`);
  const title = pick(TITLES[language]);
  html.push('<main><article>');
  add(title, 'h1');
  furnish('byline', 0.6, (block) => `<div class="byline">${block}</div>`);
  furnish('share', 0.4, (block) => `<div class="share">${links(block)}</div>`);
  furnish('caption', 0.4, (block) => `<figure><img src="x"><figcaption>${block}</figcaption></figure>`);
  const paragraphs: string[] = [];
  const items: string[] = [];
  const headings = [title];
  const write = (): void => {
    const count = 1 + Math.floor(random() * 3);
    const text = Array.from({ length: count }, () => sentence(language, pick)).join(' ');
    paragraphs.push(text);
    add(text, 'p');
  };
  write();
  write();
  for (const heading of HEADINGS[language].slice(0, Math.floor(random() * 4))) {
    if (lines.at(-1) !== '') lines.push('');
    headings.push(heading);
    add(heading, 'h2');
    write();
    if (random() < 0.3) furnish('share', 1, () => '');
    write();
  }
  if (random() < 0.5) {
    paragraphs.push(LEADS[language]);
    add(LEADS[language], 'p');
    for (const item of ITEMS[language]) {
      items.push(item);
      add(`- ${item}`, 'li');
    }
    write();
  }
  if (lines.at(-1) !== '') lines.push('');
  furnish('sizes', 0.4, (block) => `<div class="sizes">${block}</div>`);
  furnish('related', 0.7, (block) => {
    const [label, ...rest] = block.split('|');
    return `<h3>${label}</h3>${links(rest.join('|'))}`;
  });
  html.push('</article></main>');
  furnish('footer', 0.7, (block) => `<footer>${links(block)}</footer>`);
  return {
    name: `page ${seed} (${language}${spaced ? ', blank lines' : ''})`,
    text: lines.join('\n').trimEnd(),
    html: `<!doctype html><html lang="${language}"><head><title>${title}</title></head><body>${html.join('\n')}</body></html>`,
    paragraphs,
    items,
    headings,
    furniture,
  };
}

function sentence(language: Language, pick: <T>(from: readonly T[]) => T): string {
  const { subjects, verbs, objects, ends } = WORDS[language];
  return `${pick(subjects)} ${pick(verbs)} ${pick(objects)} ${pick(ends)}.`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
