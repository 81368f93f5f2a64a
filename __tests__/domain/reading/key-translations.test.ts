import { expect, test } from '@jest/globals'
import { translate } from '../../../src/domain/reading/key-translations.js'

const WORDS: Readonly<Record<string, string>> = {
  last: `ultimo ultima ultim derniere dernier letzte letzter letztes letzten laatste posledni ostatni
    ostatnia ostatnie sista senaste viimeinen terakhir posledniy poslednee 最后 最後 上次 最近 最新 最終 前回 마지막 최근
    최종 последн آخرین آخر`,
  run: `ejecucion ejecutado ejecutada execucao executado lauf laeufe ausfuhrung ausfuehrung ausgefuhrt
    zapusk uruchomienie calistirma corrida rodada esecuzione passage uitvoering dijalankan korning
    kjoring 运行 運行 执行 執行 実行 실행 запуск выполнен اجرا`,
  updated: `actualizacion actualizado actualizada atualizacao atualizado atualizada aktualisierung aktualisiert
    aggiornamento aggiornato aktualizacja guncelleme guncellendi maj diperbarui pembaruan uppdaterad
    oppdatert bijgewerkt 更新 갱신 업데이트 обновл به‌روز تحديث`,
  date: 'fecha datum tarih tanggal ngay 日期 日付 날짜 дата تاریخ تاريخ',
  time: `hora heure zeit uhrzeit tijd zaman saat waktu czas ora horario momento thoi tidspunkt vremya 时间 時間
    時刻 日時 시간 시각 время زمان وقت`,
  timestamp: 'zeitstempel horodatage marca tijdstempel タイムスタンプ 타임스탬프',
  heartbeat: `latido pulso battement herzschlag lebenszeichen pouls puls hartslag batimento senal 心跳 生存 ハートビート
    하트비트 생존 пульс ضربان`,
  success: `exito exitosa exitoso sucesso succes reussi reussie erfolg erfolgreich riuscita basari basarili
    sukces berhasil uspeh 成功 성공 успе موفق`,
  check: `verificacion verificacao verification controle controllo prufung pruefung kontrol sprawdzenie
    revision comprobacion cek 检查 檢查 チェック 確認 확인 점검 проверк بررسی`,
  finished: `terminado finalizado concluido termine beendet abgeschlossen fertig zakonczono selesai bitis fin 完成
    完了 终了 終了 완료 заверш законч`,
  next: `proxima proximo prochaine prochain nachste nachster naechste naechster volgende sonraki nastepny
    berikutnya siguiente prossimo prossima 下次 次回 次の 다음 следующ بعدی التالي`,
  started:
    'inicio iniciado debut beginn gestartet baslangic mulai inizio start 开始 開始 启动 起動 시작 начал старт شروع',
  created: 'creado criado cree erstellt creato utworzono dibuat olusturuldu 创建 創建 作成 생성 создан ایجاد',
  failed: '失败 失敗 错误 エラー 오류 실패 ошибк خطا',
}

test.each(Object.entries(WORDS))('%s', (english, words) => {
  for (const word of words.split(/\s+/)) expect([word, translate(word)]).toEqual([word, [english]])
})

test.each([
  ['最后运行', 'last run'],
  ['最終更新時刻', 'last updated time'],
  ['次回実行', 'next run'],
  ['心跳时间', 'heartbeat time'],
  ['последн', 'last'],
  ['다음실행', 'next run'],
  ['開始日時', 'started time'],
])('%s is %s', (word, english) => expect(translate(word).join(' ')).toBe(english))

test.each(['last', 'xyz', 'constructor', '', 'été', '天气'])('%s is itself', (word) =>
  expect(translate(word)).toEqual([word]),
)
