// What the search sees in a question: language, phrases, numbers, names, and what is asked for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseQuestion } from '../../src/search/analyse-question.js';

describe('the language of a question', () => {
  it.each([
    ['Who led the Vietnamese delegation?', 'en'],
    ['Ai dẫn đầu đoàn Việt Nam?', 'vi'],
    ['ai dan dau doan viet nam', 'vi'],
    ['Who is Phạm Hải Anh?', 'en'],
    ['27', 'und'],
    ['', 'und'],
  ])('%j is %s', (text, language) => {
    expect(analyseQuestion(text).language).toBe(language);
  });
});

describe('diacritics', () => {
  it.each([
    ['ai dan dau doan viet nam', 'ai dẫn đầu đoàn việt nam'],
    ['Ai dẫn đầu đoàn viet nam?', 'Ai dẫn đầu đoàn viet nam?'],
    ['Who led the delegation?', 'Who led the delegation?'],
    ['Beyoncé sinh nam nao o dau vay', 'Beyoncé sinh năm nào ở đâu vậy'],
    ['xin chao ❤️ ban la ai vay', 'xin chào ❤️ bạn là ai vậy'],
  ])('of %j: %j', (text, accented) => {
    expect(analyseQuestion(text)).toMatchObject({ text, accented });
  });
});

describe('phrases in quotation marks', () => {
  it.each([
    ['What is "freedom of movement"?', ['freedom of movement']],
    ['“second pilot” and «third pilot»', ['second pilot', 'third pilot']],
    ['„Hoa tiêu“ là gì', ['Hoa tiêu']],
    ['"  spaces   inside  "', ['spaces inside']],
    ['no marks at all', []],
    ['one " alone', []],
    ['"" and " "', []],
    ['"I" or "we"', ['I', 'we']],
  ])('of %j', (text, phrases) => {
    expect(analyseQuestion(text).phrases).toEqual(phrases);
  });
});

describe('numbers', () => {
  it.each([
    ['Who led the 27th round in 2023?', ['27', '2023']],
    ['Vòng đối thoại lần thứ 28', ['28']],
    ['vong 28 nam 2025', ['28', '2025']],
    ['1,997 people', ['1997']],
    ['27 and 27 and 27th', ['27']],
    ['nothing', []],
  ])('of %j', (text, numbers) => {
    expect(analyseQuestion(text).numbers).toEqual(numbers);
  });
});

describe('names', () => {
  it.each([
    ['Who is Erin Barclay?', ['erin', 'barclay']],
    ['Did the Brava delegation come? Nobody knows.', ['brava']],
    ['Bà Uzra Zeya nói gì?', ['uzra', 'zeya']],
    ['WHO IS ERIN BARCLAY', []],
    ['who is erin barclay', []],
    ['Delegations of both sides', []],
  ])('of %j', (text, names) => {
    expect(analyseQuestion(text).names).toEqual(names);
  });
});

describe('what is asked for', () => {
  it.each([
    ['How many delegates came?', 'number'],
    ['Có bao nhiêu người?', 'number'],
    ['co may nguoi tham du', 'number'],
    ['When was it held?', 'date'],
    ['In which year did it begin?', 'date'],
    ['Diễn ra khi nào?', 'date'],
    ['nam nao', 'date'],
    ['Who led it?', 'person'],
    ['Whose idea was it?', 'person'],
    ['Ai dẫn đầu đoàn?', 'person'],
    ['truong doan la ai', 'person'],
    ['Where was it held?', 'place'],
    ['Họp ở đâu?', 'place'],
    ['vong 28 hop o thanh pho nao', 'place'],
    ['Why did they meet?', undefined],
    ['Nhân quyền là gì?', undefined],
    ['whole households', undefined],
  ])('by %j: %s', (text, asked) => {
    expect(analyseQuestion(text).asked).toBe(asked);
  });
});

describe('content words', () => {
  it.each([
    ['Who led the delegation?', ['led', 'delegation']],
    ['Ai dẫn đầu đoàn?', ['dẫn', 'đầu', 'đoàn']],
    ['Did the U.S. tell us?', ['us', 'us']],
    ['What did WHO say?', ['who']],
    ['Tell us who said it', []],
    ['delegation ❤️', ['delegation']],
    ['TELL US WHO LED IT', ['led']],
  ])('of %j', (text, expected) => {
    expect(analyseQuestion(text).contentWords).toEqual(expected);
  });

  it('leaves function words out, with and without accents', () => {
    expect(analyseQuestion('những gì được nói ở đây').contentWords).not.toContain('được');
    expect(analyseQuestion('nhung gi duoc noi o day ve nhan quyen').contentWords).toEqual(['nhân', 'quyền']);
  });
});

describe('any text', () => {
  it('is analysed without a fault, in NFC, with single spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const question = analyseQuestion(text);
        expect(question.text).toBe(question.text.normalize('NFC').trim());
        expect(question.text).not.toMatch(/\s{2}/u);
        for (const phrase of question.phrases) expect(question.text).toContain(phrase);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same in NFC and in NFD', () => {
    const text = 'Ai dẫn đầu đoàn “Việt Nam” ở vòng 28?';
    expect(analyseQuestion(text.normalize('NFD'))).toEqual(analyseQuestion(text));
  });
});
