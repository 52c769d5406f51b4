import {
  ARRAY,
  FULL_ARRAY,
  kept,
  OBJECT,
  refused,
  type Borderline,
  type Invalid,
} from './sample.ts';

const NO_TIMES: Invalid[] = [
  refused('an empty string', ''),
  refused('a word', 'today'),
  refused('true', true),
  refused('a number of milliseconds', 1_709_164_800_000),
  ARRAY,
  OBJECT,
];

export const dateSamples = () => ({
  valid: [
    kept('29 February of a leap year', '2024-02-29'),
    kept('29 February 2000', '2000-02-29'),
    kept('the first day of the epoch', '1970-01-01'),
    kept('a day before the epoch', '1899-12-31'),
    kept('a day when clocks change', '2026-03-29'),
    kept('the last day of a year', '2026-12-31'),
    kept('the last day there is', '9999-12-31'),
  ],
  invalid: [
    ...NO_TIMES,
    FULL_ARRAY('2024-02-29'),
    refused('29 February of another year', '2023-02-29'),
    refused('29 February 1900', '1900-02-29'),
    refused('31 April', '2024-04-31'),
    refused('month 13', '2024-13-01'),
    refused('month 0', '2024-00-10'),
    refused('day 0', '2024-01-00'),
    refused('year 0', '0000-01-01'),
    refused('one digit for month and day', '2024-2-9'),
    refused('no dashes', '20240229'),
    refused('a number that looks like a day', 20_240_229),
    refused('a week', '2024-W09-4'),
    refused('another order', '29.02.2024'),
    refused('a time with it', '2024-02-29T00:00:00Z'),
    refused('a blank in front', ' 2024-02-29'),
    refused('an ending line break', '2024-02-29\n'),
    refused('digits of another script', '２０２４-02-29'),
  ],
  borderline: [] as Borderline[],
});

const instant = (what: string, sent: string) => ({
  what,
  json: JSON.stringify(sent),
  answer: new Date(sent).toISOString(),
});

export const datetimeSamples = () => ({
  valid: [
    instant('UTC', '2024-02-29T12:30:45Z'),
    instant('milliseconds', '2024-02-29T12:30:45.123Z'),
    instant('an offset to the west, on the next day in UTC', '2024-02-29T23:30:00-05:00'),
    instant('an offset to the east, on the day before in UTC', '2024-03-01T00:15:00+05:45'),
    instant('an offset of zero', '2024-02-29T12:30:46+00:00'),
    instant('the epoch', '1970-01-01T00:00:00Z'),
    instant('the second before the epoch', '1969-12-31T23:59:59Z'),
    instant('a second that 32 bits do not hold', '2038-01-19T03:14:08Z'),
    instant('an hour that does not exist where clocks change', '2026-03-29T02:30:00Z'),
    instant('a far year', '2999-12-31T23:59:59Z'),
  ],
  invalid: [
    ...NO_TIMES,
    FULL_ARRAY('2024-02-29T12:30:45Z'),
    refused('30 February', '2024-02-30T10:00:00Z'),
    refused('29 February of another year', '2023-02-29T10:00:00Z'),
    refused('hour 25', '2024-02-29T25:00:00Z'),
    refused('minute 60', '2024-02-29T10:60:00Z'),
    refused('year 0', '0000-01-01T00:00:00Z'),
    refused('a day without a time', '2024-02-29'),
    refused('no offset', '2024-02-29T12:30:45'),
    refused('an offset of 25 hours', '2024-02-29T12:30:45+25:00'),
    refused('words', 'Thu, 29 Feb 2024 12:30:45 GMT'),
    refused('a blank in front', ' 2024-02-29T12:30:45Z'),
    refused('an ending line break', '2024-02-29T12:30:45Z\n'),
  ],
  borderline: [] as Borderline[],
});
