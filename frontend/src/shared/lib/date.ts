import dayjs, { type Dayjs } from 'dayjs';

/** Business days and times are the shop's, wherever the browser stands. */
export const ZONE = 'Asia/Shanghai';

/** China has had no summer time since 1991, so the offset is a constant. */
const OFFSET = '+08:00';

const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Today's business day, `YYYY-MM-DD`. */
export const today = (): string => day.format(new Date());

/** The business day that lies so many days after the given one. */
export const plusDays = (date: string, days: number): string =>
  dayjs(date).add(days, 'day').format('YYYY-MM-DD');

/** An instant as `YYYY-MM-DD HH:mm` of the shop. */
export function formatInstant(instant: string): string {
  const moment = new Date(instant);
  return `${day.format(moment)} ${time.format(moment)}`;
}

/** What a date picker yields, as the contract writes a business day. */
export const toDate = (picked: Dayjs): string => picked.format('YYYY-MM-DD');

/** What a date picker wants to be given. */
export const fromDate = (date: string | undefined): Dayjs | undefined => (date ? dayjs(date) : undefined);

/** What a time picker yields, read as the shop's wall clock. */
export const toInstant = (picked: Dayjs): string => `${picked.format('YYYY-MM-DDTHH:mm:ss')}${OFFSET}`;

/** What a time picker wants to be given to show the shop's wall clock. */
export const fromInstant = (instant: string | undefined): Dayjs | undefined =>
  instant ? dayjs(formatInstant(instant)) : undefined;
