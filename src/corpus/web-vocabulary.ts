// The words of web pages around an article, in English and Vietnamese: menus, buttons, labels, notices.
// General vocabulary of user interfaces, compared without case and without symbols at the ends.

/** A label over a list of other articles. */
export function isRelatedLabel(text: string): boolean {
  const label = plainLabel(text);
  return (
    RELATED.has(label) ||
    (label.length <= 60 && /^(?:more (?:from|in|on|about)|tin (?:khác )?cùng)\s/.test(label))
  );
}

/** A line that no article has as a sentence of its own: a button, a notice, a byline, a label. */
export function isWebPhrase(text: string): boolean {
  const label = plainLabel(text);
  return (
    PHRASES.has(label) || LINE_PATTERNS.some(([limit, pattern]) => text.length <= limit && pattern.test(text))
  );
}

/** A word that is a menu's or a button's where it stands among others of its kind, and a heading elsewhere. */
export function isMenuWord(text: string): boolean {
  return MENU_WORDS.has(plainLabel(text));
}

/** Whole sentences that pages say about themselves: consent to cookies, copyright, browsers, newsletters. */
export function isNotice(text: string): boolean {
  return text.length <= 700 && NOTICES.some((pattern) => pattern.test(text));
}

/** Longest label of a menu, a button or a list, in UTF-16 units. */
const LONGEST_LABEL = 80;

/** How many signs of a "this is an official, secure website" banner a text has. */
export function officialBannerSigns(text: string): number {
  return text.length > 300 ? 0 : BANNER_SIGNS.filter((pattern) => pattern.test(text)).length;
}

function plainLabel(text: string): string {
  if (text.length > LONGEST_LABEL) return '';
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s*\(\d+\)$/, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/\s+/g, ' ');
}

const list = (text: string): string[] => text.split(',').map((label) => label.trim());

const RELATED = new Set([
  ...list(`related, related news, related articles, related article, related stories, related story, related content,
    related posts, related topics, related links, related coverage, related video, related videos, related items,
    more on this story, more stories, more news, more like this, more articles, more coverage, other news, other articles,
    you may also like, you might also like, you may also be interested in, you may be interested in, recommended,
    recommended for you, recommended articles, recommended stories, suggested, suggested for you, read also, also read,
    read next, up next, most read, most popular, most viewed, most shared, trending, trending now, latest news,
    latest stories, latest articles, top stories, top news, popular posts, popular articles, popular stories, recent posts,
    recent articles, recent news, editor's picks, editors' picks, editor's choice, in case you missed it, don't miss,
    from the web, around the web, see also, further stories, what to read next, promoted stories, sponsored content`),
  ...list(`tin liên quan, các tin liên quan, bài liên quan, bài viết liên quan, tin tức liên quan, nội dung liên quan,
    chủ đề liên quan, video liên quan, tin bài liên quan, cùng chuyên mục, tin cùng chuyên mục, bài cùng chuyên mục,
    bài viết cùng chuyên mục, cùng chủ đề, tin cùng chủ đề, cùng tác giả, có thể bạn quan tâm, bạn có thể quan tâm,
    bạn có thể thích, có thể bạn thích, đọc thêm, xem thêm, đọc tiếp, tin mới, tin mới nhất, tin mới hơn, tin cũ hơn, tin nổi bật,
    tin nóng, tin khác, các tin khác, tin đã đưa, các bài khác, bài viết khác, bài viết mới, bài viết mới nhất, đọc nhiều,
    đọc nhiều nhất, tin đọc nhiều, bài đọc nhiều, xem nhiều, xem nhiều nhất, tin xem nhiều, đề xuất, gợi ý cho bạn,
    dành cho bạn, tiêu điểm, đừng bỏ lỡ, bài nổi bật`),
]);

const PHRASES = new Set([
  ...list(`skip to content, skip to main content, skip to navigation, skip to search, skip to footer, accessibility,
    accessibility links, accessibility statement, accessibility help, main navigation, main menu, site navigation,
    toggle navigation, open menu, close menu, site search, search this site, share this, share this article, share this story,
    share this page, share this post, share with friends, share via, email this, email this article, print this,
    print this page, print this article, print article, print page, leave a comment, leave a reply, post a comment,
    add a comment, view comments, show comments, comments are closed, no comments, no comments yet, all rights reserved,
    terms of use, terms of service, terms and conditions, terms & conditions, privacy, privacy policy, privacy notice, privacy settings,
    cookie policy, cookie settings, cookie preferences, accept all, accept all cookies, accept cookies, reject all,
    manage preferences, manage cookies, i agree, got it, back to top, return to top, go to top, site map, sitemap,
    advertisement, advertisements, advertising, advertise with us, sponsored, paid content, previous article, next article, previous post,
    next post, previous story, next story, read more, read full story, read the full story, continue reading, load more, show more,
    show less, see more, view more, view all, see all, log in, log out, sign in, sign out, sign up, create account, my account,
    follow us, follow us on, find us on, contact us, about us, work with us, our team, copy link, copy url, link copied, get link,
    embed code, listen to this article, listen to article, report an error, report a mistake, report this ad, give feedback,
    send feedback, subscribe now, subscribe to our newsletter, sign up for our newsletter, newsletter sign up, donate now,
    support us, download our app, download the app, get the app, install app, go to homepage, to the homepage, image credits,
    pop-out player, no media source currently available, breaking news, text size, font size, increase font size,
    decrease font size, reset font size, dark mode, light mode, high contrast, change language, select language, choose language,
    press enter to search, search for, filed under, tagged with, posted in, written by, about the author, jump to navigation`),
  ...list(`bỏ qua nội dung, bỏ qua và tới nội dung chính, chuyển đến nội dung, chuyển đến nội dung chính, tới nội dung chính,
    liên kết truy cập, đường dẫn truy cập, chia sẻ bài viết, chia sẻ bài viết này, chia sẻ qua, gửi bài viết, gửi cho bạn bè,
    in bài viết, in trang này, in bài, lưu bài, lưu bài viết, sao chép liên kết, sao chép link, viết bình luận, gửi bình luận,
    ý kiến của bạn, ý kiến bạn đọc, bình luận của bạn, bạn đọc bình luận, chưa có bình luận, điều khoản sử dụng, điều khoản dịch vụ,
    chính sách bảo mật, chính sách quyền riêng tư, chính sách cookie, cài đặt cookie, chấp nhận tất cả, tôi đồng ý, về đầu trang,
    lên đầu trang, sơ đồ trang, sơ đồ website, bài trước, bài sau, bài tiếp theo, bài viết trước, bài viết sau, tải thêm,
    xem tất cả, xem chi tiết, quay lại, trở về, trở về trang chủ, về trang chủ, liên hệ quảng cáo, quảng cáo, bài viết được tài trợ,
    liên hệ chúng tôi, về chúng tôi, theo dõi chúng tôi, nghe đọc bài, nghe bài viết, báo lỗi, góp ý, đăng ký nhận tin,
    đăng ký nhận bản tin, nhận tin qua email, tải ứng dụng, cỡ chữ, kích thước chữ, chế độ tối, chọn ngôn ngữ, nhập từ khóa,
    tin nhanh, tòa soạn, đường dây nóng`),
]);

const MENU_WORDS = new Set([
  ...list(`home, homepage, menu, search, share, print, email, e-mail, mail, facebook, twitter, x, linkedin, whatsapp, telegram,
    pinterest, reddit, youtube, instagram, tiktok, zalo, messenger, viber, line, flipboard, bluesky, threads, mastodon, tweet,
    pin, pin it, like, save, copy, close, next, previous, prev, back, top, news, world, business, sport, sports, video, videos, photo,
    photos, gallery, galleries, live, live tv, podcast, podcasts, opinion, politics, culture, science, technology, tech, health, economy,
    economics, education, environment, entertainment, lifestyle, travel, weather, markets, tags, comments, comment, reply, language,
    languages, english, vietnamese, contact, about, login, register, subscribe, newsletter, newsletters, topics, sections,
    categories, archive, archives, more, latest, listen, download, rss, settings, help, faq, faqs, events, careers, jobs, press, media,
    donate, shop, store, blog, follow, feedback, filter, sort, ok, cancel, submit, yes, no, en, vi, vn, africa, americas, asia,
    europe, middle east, breadcrumb, navigation, footer, header, sidebar, loading, related`),
  ...list(`trang chủ, tìm kiếm, chia sẻ, in, gửi, gửi email, bình luận, trả lời, đăng nhập, đăng ký, đăng xuất, liên hệ, giới thiệu,
    thời sự, chính trị, xã hội, kinh tế, kinh doanh, thế giới, quốc tế, thể thao, giải trí, giáo dục, sức khỏe, đời sống, du lịch,
    khoa học, công nghệ, pháp luật, văn hóa, môi trường, ý kiến, tâm sự, góc nhìn, bạn đọc, xe, nhà đất, lưu, sao chép, đóng, tiếp, trước,
    sau, từ khóa, chủ đề, thẻ, chuyên mục, danh mục, tin tức, hình ảnh, ảnh, thích, theo dõi, tiếng việt, tiếng anh, ngôn ngữ, tuyển dụng,
    hỗ trợ, trợ giúp, sự kiện, mới nhất, nổi bật, nghe, tải về, phản hồi`),
]);

const NAME_LIKE = "[\\p{Lu}][\\p{L}'’.-]*(?:,? (?:and |và |& )?[\\p{Lu}][\\p{L}'’.-]*){0,8}";

/** Patterns of single lines with the longest text, in UTF-16 units, that each may have. */
const LINE_PATTERNS: readonly (readonly [number, RegExp])[] = [
  [
    40,
    /^(?:comments?|replies|shares?|likes?|views?|bình luận|trả lời|chia sẻ|thích|lượt xem|ý kiến)\s*[(:]\s*[\d.,]+k?\)?$/iu,
  ],
  [
    60,
    /^(?:share|tweet|post|pin|send|chia sẻ|gửi)\s+(?:this|it|on|via|with|to|by|lên|qua|trên|bài|tới|cho)\b[^.]*$/iu,
  ],
  [80, /^(?:click|tap|press|bấm|nhấn|ấn)\s+(?:here|to|on|for|vào|để)[\s.…]?/iu],
  [
    250,
    /^(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|labels?|từ khóa|chủ đề|thẻ|chuyên mục|nhãn)\s*:/iu,
  ],
  [
    110,
    new RegExp(
      `^(?:[Bb]y|BY|[Ww]ritten by|[Rr]eport(?:ing|ed) by|[Ee]dit(?:ing|ed) by|[Tt]ranslated by|[Tt]heo|[Tt]ác giả|[Bb]iên tập|[Nn]gười dịch|[Bb]ài và ảnh|[Ss]taff writer)(?: ?: ?| )${NAME_LIKE}(?: ?[|•·–—,-] ?[^.]{2,60})?$`,
      'u',
    ),
  ],
  [
    110,
    /^(?:author|editor|reporter|translator|tác giả|biên tập viên?|phóng viên|người dịch|thực hiện|bài|ảnh|văn bản)\s*:\s*\S/iu,
  ],
  [
    60,
    /^\d+(?:[.,]\d+)?k?\+?\s+(?:min(?:ute)?s?[ -]read|phút đọc|comments?|bình luận|shares?|lượt chia sẻ|views?|lượt xem|likes?|lượt thích|reads?|replies)$/iu,
  ],
  [
    60,
    /^(?:about |an? |khoảng )?\d*\s*(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|giây|phút|giờ|ngày|tuần|tháng)\s+(?:ago|trước)$/iu,
  ],
  [60, /^(?:reading time|time to read|thời gian đọc|est\. reading)\b.*$/iu],
  [
    120,
    /^(?:first |originally |last )?(?:published|updated|modified|posted|reviewed|đăng tải|xuất bản|cập nhật|ngày đăng|ngày cập nhật|đăng)(?: on| at| by| lúc| ngày| by)?\s*:?\s+[^.]*\d/iu,
  ],
  [120, /^(?:sources?|via|nguồn|credits?|photos?|images?|media contact)\s*:\s*\S/iu],
  [220, /^(?:read|see|watch|listen|xem|đọc|nghe)\s+(?:more|also|next|now|related|thêm|tiếp)\s*[:»›>–—-]/iu],
  [
    150,
    /^(?:follow|like|find|join|theo dõi|kết nối với)\s+(?:us|me|our|chúng tôi|báo)\b.*\b(?:on|facebook|twitter|youtube|zalo|telegram|google news|instagram|tiktok)\b/iu,
  ],
  [80, /^(?:page|trang)\s+\d+\s*(?:of|\/|trên)\s*\d+/iu],
  [90, /^(?:previous|next|prev|trước|tiếp theo|bài trước|bài sau)\s*[:»›>«←→]/iu],
  [90, /^[«←‹<]\s*\S|\S\s*[»→›]$/u],
  [60, /^(?:photo|image|video|audio|slideshow|infographic|gallery|ảnh|hình)\s+\d+\s*(?:of|\/)\s*\d+/iu],
  [100, /^(?:edition|volume|issue|language|ngôn ngữ|phiên bản)\s*:\s*\S/iu],
  [120, /^(?:hotline|tel|phone|fax|e-?mail|điện thoại|đt)\s*[:.]\s*[\d+(@\p{L}]/iu],
];

const NOTICES: readonly RegExp[] = [
  /^(?:we|this|our|by|to|the|these|some|chúng tôi|trang|website|bằng|để)\b.*\b(?:uses?|using|sets?|store|sử dụng|dùng)\s+(?:\w+\s+){0,2}cookies?\b/iu,
  /\b(?:accept|reject|manage|allow|chấp nhận|từ chối)\s+(?:all\s+|tất cả\s+)?(?:the\s+|our\s+|các\s+)?cookies?\b.{0,200}$/iu,
  /^(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4})|bản quyền\s*(?:©|\d{4}|thuộc))/iu,
  /\ball rights reserved\b|mọi quyền được bảo lưu|giữ bản quyền (?:nội dung|bài)|ghi rõ nguồn (?:khi|“)|giấy phép (?:số|xuất bản số|hoạt động)\s*:?\s*\d/iu,
  /\b(?:your browser (?:does not|doesn['’]t)|enable javascript|javascript (?:is|must be) (?:disabled|enabled|required))\b|trình duyệt (?:của bạn )?(?:không hỗ trợ|đã tắt)/iu,
  /^(?:sign up|subscribe|register|get|join|enter|đăng ký|nhập)\b.{0,80}\b(?:newsletter|inbox|e-?mail(?: address)?|daily digest|mailing list|bản tin|thư điện tử)\b.{0,120}$/iu,
  /^(?:you have|you've|bạn đã)\b.{0,60}\b(?:free articles?|bài miễn phí)\b/iu,
  /^(?:to (?:read|continue)|subscribe to|đăng nhập để|vui lòng đăng nhập)\b.{0,60}\b(?:log ?in|sign in|subscribe|continue reading|bình luận|đọc tiếp)\b/iu,
  /^your (?:e-?mail|email address) (?:address )?will not be published\b/iu,
];

const BANNER_SIGNS: readonly RegExp[] = [
  /\bofficial (?:web)?sites?\b|\b(?:web)?sites? (?:is|are) official\b|trang (?:web|thông tin điện tử) chính thức/iu,
  /(?:^|\s)\.(?:gov|mil)(?:\.[a-z]{2})?\b/iu,
  /\bsecure\b.{0,60}\b(?:https|(?:web)?sites?)\b|\bhttps\b.{0,80}\b(?:secure|safe)/iu,
  /\b(?:share|provide|enter) sensitive information\b|\bsafely connected\b/iu,
];
