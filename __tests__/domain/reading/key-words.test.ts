import { describe, expect, test } from '@jest/globals'
import { meaningOf, wordsOf } from '../../../src/domain/reading/key-words.js'

/** A kind, or a rule with its rank and how many words of the key nobody knows. */
function told(key: string): string {
  const meaning = meaningOf(key)
  return meaning.kind === 'life' ? `${meaning.rule} ${meaning.rank} ${meaning.strange}` : meaning.kind
}

describe('the words of a key', () => {
  test.each([
    ['lastRunAt', 'last run at'],
    ['LAST_RUN_AT', 'last run at'],
    ['lastHTTPCheck', 'last http check'],
    ['updatedat', 'updated at'],
    ['lastrun', 'last run'],
    ['latestrun', 'latest run'],
    ['nextrun', 'next run'],
    ['firstrun', 'first run'],
    ['lastbackuprun', 'lastbackuprun'],
    ['lastxyz', 'lastxyz'],
    ['latestxyz', 'latestxyz'],
    ['nextxyz', 'nextxyz'],
    ['firstxyz', 'firstxyz'],
    ['xyztime', 'xyztime'],
    ['xyzdate', 'xyzdate'],
    ['updatedts', 'updated ts'],
    ['runutc', 'run utc'],
    ['lastrunat', 'last run at'],
    ['firstcheckat', 'first check at'],
    ['successtimestamp', 'success timestamp'],
    ['datetime', 'datetime'],
    ['timestamp', 'timestamp'],
    ['heartbeat', 'heartbeat'],
    ['atat', 'at at'],
    ['última-ejecución', 'last run'],
    ['ÚLTIMA_EJECUCIÓN', 'last run'],
    ['últimaEjecución', 'last run'],
    ['son_çalıştırma', 'son run'],
    ['nächsterLauf', 'next run'],
    ['đate', 'date'],
    ['Đate', 'date'],
    ['ngày', 'date'],
    ['最后运行', 'last run'],
    ['последний_запуск', 'last run'],
    ['XMLHttpCheck_é', 'xml http check e'],
    ['ÄNDERUNGStatus', 'anderung status'],
    ['run2', 'run2'],
    ['__last..run--', 'last run'],
    ['', ''],
    ['_', ''],
    ['2026', '2026'],
  ])('%s: %s', (key, words) => expect(wordsOf(key).join(' ')).toBe(words))

  test('of a key as long as a sentence too', () => {
    expect(wordsOf(`lastRun${'_'.repeat(73)}`)).toEqual(['last', 'run'])
    expect(wordsOf(`lastRun${'_'.repeat(74)}`)).toEqual(['last', 'run'])
  })
})

describe('what a time under a key would mean', () => {
  test.each<[string, string]>([
    [
      'success-key 10 0',
      `last_success_at success last_sync_success ok_at ended finished_at completed_at last_completed last_good passed successtimestamp`,
    ],
    ['success-key 10 1', 'last_backup_success'],
    ['success-key 25 1', 'backup_success end_time run_end end end_utc end_of_run'],
    [
      'heartbeat-key 20 0',
      'heartbeat last_heartbeat bot_heartbeat last_ping pong alive keepalive_ts hb liveness checkin pulses',
    ],
    ['heartbeat-key 20 1', 'task_heartbeat'],
    [
      'last-run-key 30 0',
      `last_run run ran_at last_executed executed cycle_at loop tick run_day lastrun lastRunAt LAST_RUN_AT
      latestrun runtime runutc lastrunat última-ejecución ÚLTIMA_EJECUCIÓN últimaEjecución letzterLauf 最后运行 последний_запуск`,
    ],
    ['last-run-key 30 1', 'last_backup_run latest_backup_run recent_backup_run'],
    ['last-run-key 32 0', 'last_check checked_at last_seen active last_contact visit_at woke lastseen'],
    ['last-run-key 34 0', 'last_sync synced_at monitored'],
    [
      'last-run-key 38 1',
      `backup_run nightly_runs feed_checked last_feed_check feed_synced last_feed_scan lastHTTPCheck son_çalıştırma v1_run`,
    ],
    ['last-run-key 38 3', 'XMLHttpCheck_é'],
    ['last-run-key 38 7', 'a_b_c_d_e_f_g_run'],
    [
      'time-key 40 0',
      `timestamp ts updated_at modified last_updated now current_time job_time unix epoch heard report_day
      at time updatedat updatedts lastupdatetime atat lastat última_actualización hora 最終更新`,
    ],
    ['time-key 44 0', 'generated_at published exported_at last_exported'],
    ['date-key 50 0', 'date day last_date fecha đate ngày Ngay дата'],
    ['last-something-key 70 0', 'last latest recent'],
    [
      'last-something-key 70 1',
      `last_trade_success last_order_run last_order_check last_mail_poll last_order_fetch last_as_of feed_updated order_updated last_feed latest_thing recent_thing last_order
      latest_message`,
    ],
    ['data-date-key 78 0', 'sync_date scan_day pulled_day asof asof_date syncdate'],
    ['data-date-key 78 1', 'order_scan_date as_of as_of_day order_date feed_date trade_day to_date'],
    [
      'other',
      `next_run nextrun upcoming expires_at start_time started_at created first_seen until from_date valid_to date_to
      retry failed_at error_time prev_run scheduled reset_at dead nextrun firstrun firstcheckat nextcheckdate laststart
      nächsterLauf`,
    ],
    ['amount', 'id run_id count last_count port user_ts version last_hash price url run_number score_at block'],
    [
      'none',
      `order_completed task_done period_end end_of_period message_loop thing feed order lastly the to lastbackuprun
      lastxyz unknowntime xyzdate ÄNDERUNG a_b_c_d_e_f_g_h_run _ - ___ 1 2026 run2`,
    ],
  ])('%s', (meaning, keys) => {
    for (const key of keys.split(/\s+/)) expect([key, told(key)]).toEqual([key, meaning])
  })

  test('is not asked of a key of more than eighty letters, nor of more than eight words', () => {
    expect(told(`last_run${'_'.repeat(72)}`)).toBe('last-run-key 30 0')
    expect(told(`last_run${'_'.repeat(73)}`)).toBe('none')
    expect(told('a_b_c_d_e_f_g_tick')).toBe('last-run-key 38 7')
    expect(told('a_b_c_d_e_f_g_h_tick')).toBe('none')
  })

  test('is nothing without a word', () => expect([told(''), told(' ')]).toEqual(['none', 'none']))
})
