// Times in plain words.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function count(value: number, unit: string): string {
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}

/** Returns a length of time in the one unit that fits it, rounded down; the last two minutes in seconds. */
export function span(millis: number): string {
  if (millis < 2 * MINUTE) return count(Math.max(0, Math.floor(millis / 1_000)), 'second');
  if (millis < 2 * HOUR) return count(Math.floor(millis / MINUTE), 'minute');
  if (millis < 2 * DAY) return count(Math.floor(millis / HOUR), 'hour');
  return count(Math.floor(millis / DAY), 'day');
}

/** Returns a time of day, with the date if it is not today, and how far ahead it is. */
export function when(time: string, now: number = Date.now()): string {
  const moment = Date.parse(time);
  if (Number.isNaN(moment)) return time;
  const isToday = new Date(moment).toDateString() === new Date(now).toDateString();
  const day: Intl.DateTimeFormatOptions = isToday ? {} : { day: 'numeric', month: 'short' };
  const clock = new Date(moment).toLocaleString([], { ...day, hour: '2-digit', minute: '2-digit' });
  return moment <= now ? `${clock}, any moment` : `${clock}, in ${span(moment - now)}`;
}
