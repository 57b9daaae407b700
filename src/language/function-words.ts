// Function words of English and, folded, of Vietnamese: what tells a short question's language without accents.

/** Folded syllables that Vietnamese questions are built of and English ones hardly contain. */
const VIETNAMESE = new Set(
  `ai anh ay ba bac bai ban bao ben bi biet bo buoi ca cac cach cai cam can cau chi chinh cho chu chua chuc chung
  chuyen co con cong cua cuoc cung cuu da dai dan dang dao dat dau day de den di dien dieu dinh do doi don dong du
  dua dung duoc duong gap gi gia giai gian giau gioi giu giua giup goi gom hai hay hien hieu hinh ho hoa hoac hoi hon
  hop khac khach khai khi khien kho khoan khoang khong kiem kien la lai lam lan lanh lap lau len lich lien loai loi
  lon luat luc luon ma mat may minh moi mong mot mua muc muon muoi nam nao nay neu ngay nghe nghi nghia nghiep ngoai
  nguoi nha nham nhan nhat nhau nhieu nhom nhu nhung noi nuoc o oi phai phan phap phat phia phien phong phu phuc phuong qua
  quan quoc quyen ra rang rat roi sao sau se so su sua ta tai tam tang tao tap tat te ten thang thanh thao the theo thi thi thich
  thien thiet thoai thoi thong thu thuc thue thuoc thuong tien tieng tiep tiet tim tin tinh toan toi ton trach trai
  tranh trao tren trinh tro trong truoc truong truyen tu tung tuoi tuong tuyen ty va vai van vang vao vay ve vi viec
  viet vietnam vong voi vu vua xa xem xin xuat xung y yeu`.split(/\s+/),
);

/** Vietnamese syllables that are English words too (or names in English text) prove less. */
const AMBIGUOUS = new Set(
  'ban bay can con day de den di do gap he ho hop khan lan lien long may me minh nam no on pha quan she so song sung tai tam tan tap ten than the thin to too trinh tin van viet vietnam y dat dung am an in o'.split(
    ' ',
  ),
);

/** Chat spelling of Vietnamese function words. */
export const VIETNAMESE_SLANG: ReadonlySet<string> = new Set(
  'ko k kg kh hok hong hem khum j gj z v vay zay vs dc đc dk ntn bn mn mk mng ad add r ui oi a e nha nhe nhi hen ha hả uh uk tks ck vk bik bit bjt thik iu wa wá lun lm cx cg ngta sdt mik nx vn'
    .split(' ')
    .map((word) => word.normalize('NFC')),
);

/** English function words and question words. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  `a about after all also am among an and any are as at be because been before being between both but by can could did
  do does doing done during each either every for from get gets give gives given go goes going got had has have having he
  her here him his how i if in into is isn't it its just know last let like made make many may me mean means might more most
  much must my name need no not of off on once one only or other our out over own pls please said say says see shall
  she should since so some still such take tell than that the their them then there these they thing things this those
  through to too told u under until up upon us use used very want wanted was wasn't we were what what's whats when where which
  while who whom whose who's why will with within without would you your ur explain describe list show find define compare
  summarize happened happen first second next new people country countries`.split(/\s+/),
);

/**
 * Share of folded tokens that are Vietnamese function syllables; syllables that English has too count half, and only
 * beside clear ones.
 */
export function unaccentedVietnameseShare(folded: readonly string[]): number {
  const clear = folded.filter(
    (token) => VIETNAMESE.has(token) && !AMBIGUOUS.has(token) && !ENGLISH_WORDS.has(token),
  ).length;
  const vague = folded.filter((token) => VIETNAMESE.has(token) && AMBIGUOUS.has(token)).length;
  return clear === 0 ? 0 : (clear + Math.min(vague, clear * 2) / 2) / folded.length;
}

const SYLLABLE =
  /^(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?(?:[iuo]?[aeiouy]{1,2})(?:ng|nh|ch|[cmnpt])?$/;

/** True where a folded word may be a Vietnamese syllable: `nghieng`, `doan`, but also `can`; not `rights` or `vote`. */
export function isVietnameseSyllable(folded: string): boolean {
  return folded.length <= 7 && SYLLABLE.test(folded);
}
