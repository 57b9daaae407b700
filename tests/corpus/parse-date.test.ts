// Dates as pages write them.
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/corpus/parse-date.js';

describe('parseDate', () => {
  it.each<[string, string | undefined]>([
    ['2015', '2015'],
    ['2015-05', '2015-05'],
    ['2015-05-11', '2015-05-11'],
    ['2021-03-03T10:15:00+07:00', '2021-03-03'],
    ['MARCH 3, 2021', '2021-03-03'],
    ['Mar. 3, 2021', '2021-03-03'],
    ['3 March 2021', '2021-03-03'],
    ['3rd of March 2021', '2021-03-03'],
    ['Wednesday, March 3, 2021 10:15 AM', '2021-03-03'],
    ['March 2021', '2021-03'],
    ['Published March 3, 2021, 10:15 AM (GMT+7)', '2021-03-03'],
    ['NGÀY 3 THÁNG 3 NĂM 2021', '2021-03-03'],
    ['Thứ tư, 23/03/2021 | 10:15', '2021-03-23'],
    ['Thứ tư, ngày 3/4/2021', '2021-04-03'],
    ['tháng 3/2021', '2021-03'],
    ['tháng 3 năm 2021', '2021-03'],
    ['23/3/2021', '2021-03-23'],
    ['3/23/2021', '2021-03-23'],
    ['3/3/2021', '2021-03-03'],
    ['3/4/2021', '2021'],
    ['February 30, 2021', undefined],
    ['2021-13-01', undefined],
    ['99/99/2021', undefined],
    ['The council met on March 3, 2021', undefined],
    ['Report 2021', undefined],
    ['', undefined],
    ['12', undefined],
  ])('%s is %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });
});
