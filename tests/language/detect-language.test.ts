// Languages of passages and of questions, with and without accents, in chat spelling, as keywords.
import { describe, expect, it } from 'vitest';
import { detectLanguage, detectQuestionLanguage } from '../../src/language/detect-language.js';

describe('detectQuestionLanguage', () => {
  it.each<[string, string]>([
    ['vi', 'Ai dẫn đầu đoàn Việt Nam?'],
    ['vi', 'ai dan dau doan viet nam'],
    ['vi', 'ai dan dau doan viet nam vay ad'],
    ['vi', 'hop o dau the'],
    ['vi', 'khi nao cau duoc sua xong'],
    ['vi', 'bao gio mo cua'],
    ['vi', 'tai sao gia gao tang'],
    ['vi', 'co bao nhieu thuyen o ben cang'],
    ['vi', 'ko biet j het'],
    ['vi', 'sao ko ai tra loi z'],
    ['vi', 'bên mình cảm ơn vì j v ad'],
    ['vi', 'ad oi cho hoi ti'],
    ['vi', 'tu do ton giao la gi'],
    ['vi', 'quyen lao dong'],
    ['vi', 'Quyền lao động'],
    ['vi', 'hội đồng nói gì về Clean Water Act'],
    ['vi', 'hoi dong noi gi ve clean water'],
    ['vi', 'TUYEN BO CHUNG NOI GI'],
    ['vi', 'Đối thoại lần 28'],
    ['vi', 'doi thoai lan thu 28'],
    ['vi', 'Ông Nam là ai'],
    ['vi', 'nuoc nao dang cai hoi nghi nam 2025'],
    ['vi', 'đi đâu'],
    ['vi', 'Ai da\u0302\u0303n đa\u0302\u0300u?'],
    ['en', 'Who led the delegation?'],
    ['en', 'who is pham hai anh'],
    ['en', 'Who is Phạm Hải Anh?'],
    ['en', 'What does the "thầy tuồng" do in Vietnamese classical opera?'],
    ['en', 'What did Nguyễn Văn Nam say?'],
    ['en', 'Đà Nẵng weather today'],
    ['en', 'can you tell me about viet nam'],
    ['en', 'what happened in hanoi'],
    ['en', 'human rights'],
    ['en', 'due process'],
    ['en', 'penal code'],
    ['en', 'rule of law'],
    ['en', 'joint statement'],
    ['en', 'labor rights vietnam'],
    ['en', 'me too'],
    ['en', 'why?'],
    ['en', 'when did they meet'],
    ['en', 'is it safe 2 cross the bridge at night'],
    ['en', 'pls explain what u mean'],
    ['en', 'The two countries agree on everything.'],
    ['en', 'to do what?'],
    ['en', '<@123456789> where was the meeting held https://example.org/la-gi'],
    ['fr', 'Qui dirige la délégation de la région du nord ?'],
    ['es', '¿Quién dirigió la delegación en noviembre?'],
    ['zh', '谁领导了代表团?'],
    ['ru', 'Кто возглавил делегацию?'],
    ['und', ''],
    ['und', '2023'],
    ['und', '???'],
    ['und', 'Dafna Rand'],
    ['und', '😀'],
  ])('%s: %s', (language, question) => {
    expect(detectQuestionLanguage(question)).toBe(language);
  });
});

describe('detectLanguage', () => {
  it.each<[string, string]>([
    ['en', 'The council met on Monday and agreed on the bridge.'],
    ['en', 'The council met in Washington D.C. with Mr. PHAM Hai Anh and Ms. Nguyen Thi Hoa.'],
    ['en', 'Phạm Hải Anh led the delegation of Đà Nẵng.'],
    ['vi', 'Hội đồng đã họp vào thứ hai và thống nhất về cây cầu.'],
    ['vi', 'Hoi dong da hop vao thu hai va thong nhat ve cay cau.'],
    ['vi', 'TUYÊN BỐ CHUNG'],
    ['vi', 'Hội đồng bàn về Clean Water Act và Penal Code.'],
    ['fr', "Le conseil s'est réuni lundi et s'est mis d'accord sur le pont."],
    ['de', 'Der Rat traf sich am Montag und einigte sich auf die Brücke.'],
    ['es', 'El consejo se reunió el lunes y acordó reparar el puente.'],
    ['ro', 'Consiliul s-a întâlnit luni și a căzut de acord să repare podul.'],
    ['zh', '委员会星期一开会,同意修桥。'],
    ['ja', '評議会は月曜日に会合を開き、橋について合意した。'],
    ['th', 'คณะกรรมการประชุมกันในวันจันทร์'],
    ['ru', 'Совет собрался в понедельник и договорился о мосте.'],
    ['ar', 'اجتمع المجلس يوم الاثنين واتفق على الجسر.'],
    ['und', ''],
    ['und', '12 / 34 – 56'],
    ['und', 'Pham Doan Trang'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('looks at a bounded part of a giant text', () => {
    const started = performance.now();
    expect(detectLanguage('The council met on Monday. '.repeat(400_000))).toBe('en');
    expect(performance.now() - started).toBeLessThan(500);
  });
});
