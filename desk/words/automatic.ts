/** Words of automatic dispatch, for administrators. */
export const automaticWords = {
  automatic: { zh: '自动派单', en: 'Automatic dispatch' },
  automatic_lead: {
    zh: '逐类打开，不打开就由人派单。程序只派它比您要求的更有把握的；危急、密办、反映人员的、地点不清的、与裁定不一致的，一律留给人。',
    en: 'Switched on category by category; otherwise people dispatch. The software dispatches only what it is surer of than you ask. What is dangerous, sealed, accuses somebody, lies nobody knows where, or was ruled otherwise is always left to people.',
  },
  automatic_tenth: {
    zh: '打开任何一类以后，随机的十分之一诉求由人在不看建议的情况下派单，用来检验。人和程序不一致多到所设把握容不下时，这一类自行关闭并在这里报警。',
    en: 'While anything is on, a random tenth of all requests is dispatched by people who see no suggestion, as the check. Where people disagree more often than the sureness you set allows, the category turns itself off and says so here.',
  },
  automatic_untaught: {
    zh: '本市派单还不够学习（满 200 件后开始）。没有学会之前，打开了也不会自动派出一件。',
    en: 'Too little was dispatched here to learn from yet (200 are needed). Until then nothing is dispatched, even where it is on.',
  },
  automatic_tried: {
    zh: '模型 {{day}} 学自 {{rows}} 件；下表在从不参与学习的 {{kept}} 件上试出，这些件没有让它见过。',
    en: 'The model was learnt on {{day}} from {{rows}} requests; the figures are from {{kept}} that no lesson learns from and it has never seen.',
  },
  automatic_all: {
    zh: '所有类别合计：设多少把握，会派出多少、对多少',
    en: 'All categories: at which sureness how much goes out, and how much of it rightly',
  },
  automatic_threshold: { zh: '要求的把握', en: 'Sureness asked' },
  automatic_share: { zh: '会派出', en: 'Would go out' },
  automatic_right: { zh: '其中类别和单位都对', en: 'Category and unit both right' },
  automatic_of: { zh: '{{n}} / {{of}} 件（{{percent}}%）', en: '{{n}} of {{of}} ({{percent}}%)' },
  automatic_of_count: { zh: '{{n}} / {{of}} 件', en: '{{n}} of {{of}}' },
  automatic_interval: {
    zh: '{{n}} 件里对 {{right}} 件（95% 区间 {{low}}–{{high}}%）',
    en: '{{right}} of {{n}} (95% interval {{low}}–{{high}}%)',
  },
  automatic_none: { zh: '没有，还说不出', en: 'none; nothing can be said' },
  automatic_set: { zh: '改一类的开关', en: 'Set the switch of a category' },
  automatic_switch: { zh: '由谁派', en: 'Who dispatches' },
  automatic_on: { zh: '程序先派', en: 'The software' },
  automatic_off: { zh: '由人派', en: 'People' },
  automatic_stopped: { zh: '已自行关闭：{{why}}', en: 'Turned itself off: {{why}}' },
  automatic_confidence: { zh: '要求的把握（80–99，%）', en: 'Sureness asked (80–99, %)' },
  automatic_switches: { zh: '设过的类别', en: 'Categories that were set' },
  automatic_never_set: {
    zh: '还没有设过：全部由人派单。',
    en: 'None was ever set: people dispatch everything.',
  },
  automatic_measured: { zh: '留出的件上', en: 'On those kept out' },
  automatic_drawn: { zh: '抽出由人先看：一致', en: 'Drawn for people: agreed' },
  automatic_answered: { zh: '派出后：无异议', en: 'Sent out: no objection' },
  automatic_month: { zh: '近 30 天自动派出', en: 'Sent out in 30 days' },
  automatic_changed: { zh: '谁、何时、为什么', en: 'Who, when and why' },
  automatic_itself: { zh: '程序自行关闭', en: 'turned itself off' },
  automatic_alarm: { zh: '自动派单自行关闭', en: 'Automatic dispatch turned itself off' },
  automatic_look: { zh: '去看看', en: 'Look at it' },
} as const
