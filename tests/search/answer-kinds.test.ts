// What a question asks for, and whether a text holds something of that kind that the question does not name.
import { describe, expect, it } from 'vitest';
import { analyseQuestion } from '../../src/search/analyse-question.js';
import { holdsNew, itemsOf, kindAsked } from '../../src/search/answer-kinds.js';

describe('kindAsked', () => {
  it.each([
    ['How much does the ferry cost?', 'money'],
    ['Vé phà giá bao nhiêu?', 'money'],
    ['How many pilots are there?', 'number'],
    ['Có bao nhiêu hoa tiêu?', 'number'],
    ['When was it built?', 'date'],
    ['Xay nam nao', 'date'],
    ['Who built it?', 'person'],
    ['Ai xây hải đăng?', 'person'],
    ['Where did they meet?', 'place'],
    ['Họp ở đâu?', 'place'],
    ['Why did they meet?', undefined],
  ] as const)('of %j: %s', (question, kind) => {
    expect(kindAsked(question)).toBe(kind);
  });
});

describe('holdsNew', () => {
  it.each([
    ['number', 'How many?', 'It has 12 members.', 1],
    ['number', 'How many?', 'It has twelve members.', 1],
    ['number', 'Bao nhiêu?', 'Có mười hai người.', 0.6],
    ['number', 'How many?', 'It has members.', 0],
    ['number', 'How many at the 12th round?', 'The 12th round had members.', 0],
    ['number', 'How many?', 'It met in 1874, on 2 June and on 3/6/1874.', 0],
    ['number', 'How many of the 12?', 'Of the 12 members 7 came.', 1],
    ['money', 'How much?', 'The fee is $20.', 1],
    ['money', 'Bao nhiêu tiền?', 'Chi phí là hai tỷ đồng.', 1],
    ['money', 'How much?', 'It has 12 members.', 0.6],
    ['money', 'How much?', 'It has members.', 0],
    ['date', 'When?', 'It was built in 1874.', 1],
    ['date', 'When?', 'In June they met.', 1],
    ['date', 'Khi nào?', 'Họp vào tháng sáu.', 0.6],
    ['date', 'When?', 'They met again.', 0],
    ['date', 'When in 1874?', 'It was built in 1874.', 0],
    ['date', 'When in 1874?', 'It was built on 2 June 1874.', 1],
    ['person', 'Who?', 'Maria Oduya led it.', 1],
    ['person', 'Who followed Maria Oduya?', 'Maria Oduya led it.', 0],
    ['person', 'Who?', 'a captain led it.', 0],
    ['place', 'Where?', 'They met in Lisbon.', 1],
    ['place', 'Ở đâu?', 'Họp tại Rotterdam.', 1],
    ['place', 'Where in Lisbon?', 'They met in Lisbon.', 0],
    ['place', 'Where?', 'They met outdoors.', 0],
  ] as const)('a %s, asked %j, in %j: %d', (kind, question, text, worth) => {
    expect(holdsNew(itemsOf(kind, text), analyseQuestion(question).known)).toBe(worth);
  });
});
