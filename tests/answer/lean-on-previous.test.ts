// Which questions are searched together with the one before.
import { describe, expect, it } from 'vitest';
import { leanOnPrevious } from '../../src/answer/lean-on-previous.js';
import { analyseQuestion } from '../../src/search/analyse-question.js';

const PREVIOUS = 'Who led the Alden delegation at the 27th dialogue?';

describe('leanOnPrevious', () => {
  it.each([
    'And the Brava delegation that came from the south?',
    'What post did he hold in the ministry of transport?',
    'Why?',
    'Thế còn đoàn Brava thì ai dẫn đầu?',
    'Ông ấy giữ chức vụ gì trong bộ giao thông?',
    'con doan Brava thi sao',
  ])('leans: %s', (text) => {
    expect(leanOnPrevious(analyseQuestion(text), PREVIOUS)).toBe(
      `${PREVIOUS} ${analyseQuestion(text).accented}`,
    );
  });

  it('gives the half that lacks its diacritics the likeliest, and leaves two of a kind as typed', () => {
    const previous = 'Ai dẫn đầu đoàn Alden?';
    expect(leanOnPrevious(analyseQuestion('con doan Brava thi sao'), previous)).toBe(
      `${previous} còn đoàn Brava thì sao`,
    );
    const typed = 'ai noi "can do" trong bai phat bieu';
    expect(leanOnPrevious(analyseQuestion('no co nghia gi vay'), typed)).toBe(`${typed} no co nghia gi vay`);
  });

  it.each(['Who built the lighthouse on Gull Rock in 1874?', 'Hai bên trao đổi về nước dằn tàu khi nào?'])(
    'stands alone: %s',
    (text) => {
      expect(leanOnPrevious(analyseQuestion(text), PREVIOUS)).toBeUndefined();
    },
  );

  it.each([undefined, '', '  '])('has nothing to lean on: %j', (previous) => {
    expect(leanOnPrevious(analyseQuestion('And then?'), previous)).toBeUndefined();
  });

  it('takes the numbers of the new question, not those of the old one', () => {
    const text = leanOnPrevious(analyseQuestion('And at the 28th?'), PREVIOUS)!;
    expect(analyseQuestion(text).numbers).toEqual(['28']);
    expect(text).toContain('Alden delegation');
  });
});
