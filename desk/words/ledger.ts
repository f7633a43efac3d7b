/** Words of the public log, for administrators. */
export const ledgerWords = {
  ledger_alarm_title: { zh: '公开账本暂停', en: 'The public log stands still' },
  ledger_alarm_look: { zh: '账本页', en: 'Its page' },
} as const
