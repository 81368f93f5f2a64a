import { expect, test } from '@jest/globals'
import { describeCron } from '../../../src/domain/calendar/cron-words.js'

test.each([
  ['* * * * *', 'every minute'],
  ['*/10 * * * *', 'every 10 minutes'],
  ['5/10 * * * *', 'every 10 minutes from minute 5'],
  ['@hourly', 'every hour'],
  ['5 * * * *', 'every hour at minute 5'],
  ['0 */2 * * *', 'every 2 hours'],
  ['0 2 * * *', 'every day at 02:00'],
  ['15 */6 * * *', 'every day at 00:15, 06:15, 12:15 and 18:15'],
  ['0 4 * * 1', 'Mondays at 04:00'],
  ['0 3 * * 1,4,7', 'Mondays, Thursdays and Sundays at 03:00'],
  ['0 9,17 * * 1-5', 'weekdays at 09:00 and 17:00'],
  ['0 3 * * 6,0', 'weekends at 03:00'],
  ['*/30 9-16 * * 1-5', 'every 30 minutes from 09:00 to 16:30 on weekdays'],
  ['5 9-17 * * mon', 'every hour from 09:05 to 17:05 on Mondays'],
  ['30 6 1 * *', 'on day 1 of every month at 06:30'],
  ['0 5 1,15 * *', 'on days 1 and 15 of every month at 05:00'],
  ['*/5 * 1 * *', 'every 5 minutes on day 1 of every month'],
  ['@yearly', 'on 1 January at 00:00'],
  ['0 6 L * *', 'on the last day of the month at 06:00'],
  ['0 6 LW 12 *', 'on the last weekday of December at 06:00'],
  ['0 6 1,15,L * *', 'on day 1, day 15 and the last day of the month at 06:00'],
  ['0 6 L-1,L-3 * *', 'on the last day but one and the day 3 days before the last of the month at 06:00'],
  ['0 6 15W * *', 'on the weekday nearest to day 15 of the month at 06:00'],
  ['0 6 * * mon#2', 'on the second Monday of the month at 06:00'],
  ['*/10 9-16 * * 5L', 'every 10 minutes from 09:00 to 16:50 on the last Friday of the month'],
  ['0 6 * * 0#1,0#3', 'on the first Sunday and the third Sunday of the month at 06:00'],
  // Words would be longer than the line, or wrong.
  ['*/7 * * * *', '*/7 * * * *'],
  ['0 0 13 * 5', '0 0 13 * 5'],
  ['0 6 L * 5', '0 6 L * 5'],
  ['0 6 * * 1,5L', '0 6 * * 1,5L'],
  ['0 6 L 1,7 *', '0 6 L 1,7 *'],
  ['0,30 8-18/2 * * *', '0,30 8-18/2 * * *'],
])('%s is %s', (line, words) => {
  expect(describeCron(line)).toBe(words)
})
