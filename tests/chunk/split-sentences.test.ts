// Sentence borders in both languages and other scripts: `|` marks the expected borders.
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/chunk/split-sentences.js';

const ENGLISH = [
  'One sentence.',
  'No mark at all',
  'First one. |Second one.',
  'First one.  |Second one.',
  'Why?  |Because we have a common sense of purpose.',
  'Stop! |Go on.',
  'Really?! |Yes.',
  'Erin Barclay and H.E. Mr. PHAM Hai Anh led their delegations. |It lasted two days.',
  'It was led by Ms. Erin Barclay and Dr. Rand.',
  'Gen. Smith met Sen. Jones, Rep. Brown and Gov. Hall.',
  'The U.S. Department of State issued a note.',
  'The U.S.-Vietnam dialogue took place in Washington.',
  'U.S. officials said so. |They left.',
  'Ties between the U.S. and Vietnam have grown.',
  'The talks were held in Washington D.C. |The US delegation was led by Ms. Erin Barclay.',
  'They met in the U.S. |However, nothing was signed.',
  'They met at the U.S. Capitol. |Labor leaders came.',
  'Vague provisions of the Penal Code.|We are concerned about the treatment of prisoners.',
  'It was over.|A new round began.',
  'Is it over?|We do not know.',
  'See No. 5 of the list. |See also No. 6.',
  'Did they agree? |No. |The talks failed.',
  'Art. 9 and Arts. 10, 11 apply. |Sec. 2 does not.',
  'It opened on Nov. 2 and closed on Jan. 7. |Nothing followed.',
  'George W. Bush met J. F. Kennedy.',
  'The rate was 3.5 percent. |It rose to 1,000.25 points.',
  'It costs $5.00. |That is cheap.',
  'Information and Communications...',
  'They waited... and waited. |Nothing came.',
  'They waited... |Nothing came.',
  'They waited… |Nothing came.',
  'He said "it is over." |She agreed.',
  'He said “it is over.” |She agreed.',
  '“Why?” he asked. |Nobody answered.',
  'She said (in 2015.) |Then she left.',
  'It is a moratorium [...] on new arrests.',
  'An omission [...] The rest follows.',
  'He was surprised (!) by the answer.',
  'Delegation campaigning for Human Rights. |(File)',
  'The delegations. |(Photo: Do Van)',
  'First,\u00a0second.\u00a0|Third.',
  'Narrow.\u202f|Space.',
  'Contact DRL-Press@state.gov. |We answer.',
  'Write to DRL-Press@State.Gov today.',
  'Read https://www.state.gov/Reports.Html for more.',
  'Vietnam.Net reported it. |Others did not.',
  'It covers speech; religion; law. |It covers labour: unions.',
  'Foo Inc. was sold. |Bar Ltd. |The buyer stayed unknown.',
  'Smith et al. found it. |E.g. this one.',
  'Some groups, e.g. NGOs, i.e. civil society, came.',
  'We met prisoners, journalists, etc. |They spoke.',
  'Yahoo! is a company.',
  '1. Release the prisoners. |2. Reform the law.',
  'Article 5. Everyone is equal. |No one is above the law.',
  'It was said in 2023. |The next round came in 2025.',
  'It was said before.[12] |The next round came later.',
  'St. Petersburg and Mt. Everest are far.',
  'She has a Ph.D. |The others do not.',
  'At 5 p.m. the talks ended. |At 6 p.m. |They went home.',
  'Line one\ncontinues here. |Line two.',
  'One paragraph\n\n|another paragraph',
  'A list:\n|- first\n|- second',
  '• first |• second',
  '* * *',
  'The end. * * *',
];

const VIETNAMESE = [
  'Một câu.',
  'Câu thứ nhất. |Câu thứ hai.',
  'Bà Erin Barclay và H.E. Ông PHẠM Hải Anh dẫn đầu đoàn. |Đối thoại kéo dài hai ngày.',
  'Đối thoại diễn ra tại Washington D.C. |Đoàn Hoa Kỳ do bà Erin Barclay dẫn đầu.',
  'Lễ ký diễn ra ở TP. Hồ Chí Minh. |Sau đó mọi người ra về.',
  'Lễ ký diễn ra ở TP. HCM và TP.HCM.',
  'Ông sống ở TP.Hồ Chí Minh.',
  'PGS.TS. Nguyễn Văn A và ThS. Trần Thị B phát biểu.',
  'PGS.TS.Nguyễn Văn A phát biểu. |GS. Lê Văn C trả lời.',
  'Gồm nhà báo, luật sư, v.v. |Họ đã đến Hà Nội.',
  'Gồm nhà báo, luật sư, v.v. và nhiều người khác.',
  'Tại sao? |Vì hai nước có chung mục đích.',
  'Tổng cộng 1.250.000 đồng. |Giá tăng 3,5 phần trăm.',
  'Ngày 1.11.2023 tại Hà Nội. |Ngày hôm sau kết thúc.',
  'Điều 5. Quyền con người được tôn trọng. |Không ai bị phân biệt.',
  'Bộ luật Hình sự.|Chúng tôi quan ngại về việc này.',
  'Xem tr. 5 của báo cáo. |Xem cả tr. 6.',
  'Đoàn gồm Q. 1 và P. 5 của thành phố.',
  'Ông nói: “Chúng tôi đồng ý.” |Bà gật đầu.',
  'Quyền tự do ngôn luận; quyền lập hội; pháp quyền. |Đó là các chủ đề.',
  'VietNamNet và VietNam.Net đưa tin. |Báo khác thì không.',
  'Đ/c Nguyễn Văn A phát biểu. |Mọi người vỗ tay.',
  'Đoàn ở Mỹ… |Sau đó họ về nước.',
  'Ong noi chuyen voi doan. |Hai ben dong y.',
];

const OTHERS = [
  '人权对话在华盛顿举行。|两国代表团参加了会议。|为什么？|因为重要！',
  '「行きます。」と言った。|彼は帰った。',
  'ما هو الحوار؟ |كان في واشنطن. |انتهى.',
  'यह एक संवाद है। |यह वाशिंगटन में हुआ।',
  'การเจรจาจัดขึ้นที่วอชิงตัน สองฝ่ายเข้าร่วม',
  'พ.ศ. 2566 มีการเจรจา',
  'Диалог состоялся в Вашингтоне. |Стороны согласились.',
  '¿Por qué? |¡Porque sí! |Bien.',
  'Ο διάλογος έγινε. |Τελείωσε.',
  '대화가 열렸다. |끝났다.',
  'Եղավ։ |Վերջ։',
];

describe.each([
  ['English', ENGLISH],
  ['Vietnamese', VIETNAMESE],
  ['other languages', OTHERS],
])('%s', (_, cases) => {
  test.each(cases)('%s', (marked) => {
    const text = marked.replaceAll('|', '');
    const expected = marked.split('|').map((part) => part.trim());
    expect(splitSentences(text).map((span) => text.slice(span.start, span.end))).toEqual(expected);
  });
});

test('an empty block and white space have no sentences', () => {
  expect(splitSentences('')).toEqual([]);
  expect(splitSentences(' \u00a0\n\t\u202f')).toEqual([]);
});

test('stays linear in long blocks without white space or with many marks', () => {
  const started = performance.now();
  splitSentences('a.'.repeat(100_000));
  splitSentences('x'.repeat(500_000));
  splitSentences('Mr. '.repeat(100_000));
  splitSentences('...'.repeat(100_000));
  splitSentences('( '.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(10_000);
});
