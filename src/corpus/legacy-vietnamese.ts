// Vietnamese text typed for fonts of before Unicode (TCVN3, VNI), which shows as a jumble of Western letters.

/**
 * True where the text is likely TCVN3 or VNI: letters that only such fonts put inside small-letter words, often.
 * Such text must be converted before it can be read, searched or quoted.
 */
export function looksLikeLegacyVietnamese(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const words = sample.match(/[\p{L}\p{N}µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®Ð]+/gu)?.length ?? 0;
  const tcvn3 =
    sample.match(/[\p{Ll}][µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËªÎÒ«ÕÖ×ÝÞ¬®ØÜ]+[\p{Ll}]?|(?<=\s)®[\p{Ll}µ¸¶·¹¨©ª«¬]/gu)?.length ??
    0;
  const vni =
    sample.match(
      /[aeiouy](?:[ùøûõïâáàåãäêéèúüûõ]|öô|ôô|ñ)(?=[^\p{Ll}]|ng|n|m|c|t|i|y|u)|(?<=\s)ñ[aeiouöô]|öô[ùøûõï]?/gu,
    )?.length ?? 0;
  return words >= 10 && (tcvn3 > words * 0.3 || vni > words * 0.3);
}
