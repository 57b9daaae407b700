// Function words of English and Vietnamese: they tell no passage from another and are never reported missing.
const ENGLISH = `a about above after again all also although am an and any anyone anything are as at be because been before
being between both but by can could did do does doing done during each either else ever every few for from get gets got
had has have having he her here hers herself him himself his how i if in into is it its itself just let like many may me
might mine more most much must my no nor not now of off on once one only or other our ours out over own per please same
say said says shall she should so some someone something such than that the their theirs them themselves then there
these they this those though to too under until up upon us very was we were what when where whether which while who whom
whose why will with within without would yet you your yours tell know find give anybody everybody everyone there's
what's who's isn't wasn't don't didn't doesn't really`;

const VIETNAMESE = `ai anh bao bằng bên bị bởi các cái cần chỉ cho chưa chứ có còn cùng cũng của đã đang đâu đây đấy để đến đều đi
đó do được gì gồm hay hãy hết hơn khi không khi kia là lại lúc mà mấy mọi mỗi một nào này nên nếu như nhưng những nhé
nhiêu nhiều những nơi ở phải ra rằng rất rồi sao sau sẽ sự ta tại thế thì thì theo thôi trên trong trước từ từng tôi
vào vẫn vậy về vì việc với vừa xem xin à ạ ấy nhỉ hả ngoài qua sang cả lên xuống làm biết nói thấy hỏi cho biết
người ta chúng tôi nó họ`;

const split = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const accented = new Set([...split(ENGLISH), ...split(VIETNAMESE)]);

/** True for a function word (lower-cased, accents kept). */
export function isStopWord(word: string): boolean {
  return accented.has(word);
}
