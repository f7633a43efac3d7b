/** Words for whose a request probably is, beside the form that dispatches it. */
export const whoseWords = {
  whose_title: { zh: '可能是谁的事', en: 'Whose it may be' },
  whose_take: { zh: '按 {{key}} 采用', en: '{{key}} takes it' },
  whose_send: { zh: '采用第一项并提交', en: 'Take the first and submit' },
  whose_to: { zh: '→ {{unit}}', en: '→ {{unit}}' },
  whose_no_unit: {
    zh: '本市还没定由谁办，请另选单位',
    en: 'The city has not said whose this is: choose a unit',
  },
  whose_sealed: { zh: '通常密办', en: 'usually sealed' },
  whose_channel: { zh: '属于{{channel}}', en: 'belongs to {{channel}}' },
  whose_others: { zh: '也可能由', en: 'Or with' },
  whose_precedents: { zh: '从前怎么办的', en: 'How the like was handled' },
  whose_ruled: { zh: '裁定', en: 'ruled' },
  whose_shared: { zh: '都说到：{{words}}', en: 'Both say: {{words}}' },
  whose_lost: {
    zh: '暂时没有建议，可以照常派单。',
    en: 'No suggestions for the moment; you can dispatch all the same.',
  },
} as const
