// The words whose full stop is, or may be, no end of a sentence, in English and Vietnamese.

/** Always followed by what they belong to: titles, places, ranks. Compared in lower case, without the last stop. */
export const NEVER_LAST: ReadonlySet<string> = new Set([
  ...'mr mrs ms mx dr prof rev hon gen lt col sgt capt maj cmdr adm amb sen rep gov pres messrs mme mlle'.split(
    ' ',
  ),
  ...'st mt ft h.e e.g i.e vs viz cf ca approx incl esp'.split(' '),
  // Vietnamese: degrees, ranks, towns and districts, comrades, "translated by", "that is".
  ...'ts ths th.s gs pgs bs bscki bsckii ks ls ds nsnd nsưt ncs tp tx đ/c vd stt'.split(' '),
]);

/** No end before a number (`No. 5`, `Art. 9`, `Nov. 2`), an end before anything else. */
export const BEFORE_NUMBERS: ReadonlySet<string> = new Set([
  ...'no nos art arts sec secs fig figs vol vols ch chap para paras pt eq ref p pp cl'.split(' '),
  ...'jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
  ...'tr đt tel'.split(' '),
]);

/** May close a sentence; taken as its end only before a word that opens sentences (OPENERS). */
export const SOMETIMES_LAST: ReadonlySet<string> = new Set(
  'inc ltd co corp jr sr bros dept univ assn ave blvd rd al ed eds ph.d'.split(' '),
);

/** Words that begin sentences and hardly ever names: after `U.S.` or `Inc.` they tell an end. */
export const OPENERS: ReadonlySet<string> = new Set([
  ...'the this that these those it he she they we you there in on at as by to for from with but and or'.split(
    ' ',
  ),
  ...'however although while when if since after before both our its their his her some many most all'.split(
    ' ',
  ),
  ...'under meanwhile moreover yet so then what why how who where not now such during among according'.split(
    ' ',
  ),
  ...'các những ông bà trong theo tại đây đó việc khi nếu tuy nhưng và cuộc một chúng họ với sau trước'.split(
    ' ',
  ),
  ...'vì để từ cả mỗi hiện phía đoàn tôi bên ngoài nhiều đồng còn không cũng ngày'.split(' '),
]);

/** Last parts of addresses: `Vietnam.Net` is no end although a capital follows. */
export const DOMAINS: ReadonlySet<string> = new Set(
  'com net org gov edu vn info io js eu uk us asia'.split(' '),
);
