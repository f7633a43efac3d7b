/** Words of how a target stands. */
import type { Words } from '../../src/kernel/index.ts'

export const standingWords = {
  standing: { zh: '现在怎样', en: 'How it stands' },
  st_above: { zh: '属于', en: 'Part of' },
  st_values: {
    zh: '数值、匀速走到目标的线、照近来速度的线',
    en: 'Values, the even way to the goal, and the pace of late',
  },
  st_chart_key: {
    zh: '实线：数值；细线：匀速走到目标；虚线：照近来的速度；◆ 目标和时限',
    en: 'Solid: values. Thin: evenly to the goal. Dashed: at the pace of late. ◆ goal and deadline',
  },
  st_so_far: {
    zh: '到 {{on}}：{{value}} / {{goal}} {{unit}}，已走完 {{way}}%',
    en: 'On {{on}}: {{value}} of {{goal}} {{unit}}, {{way}}% of the way',
  },
  st_middle: {
    zh: '同级中间的一项走完 {{share}}%',
    en: 'The middle one of its siblings has gone {{share}}%',
  },
  st_under: {
    zh: '下面 {{count}} 项：进度 {{bad}} 项已晚，{{watch}} 项预警',
    en: '{{count}} beneath it: {{bad}} late, {{watch}} with a warning',
  },
  st_waiting: { zh: '谁等谁', en: 'Who waits for whom' },
  st_short: {
    zh: '预计 {{on}}，要误 {{days}} 天。',
    en: 'Expected on {{on}}: a deadline is missed by {{days}} days.',
  },
  st_room: {
    zh: '预计 {{on}}，离误期还有 {{days}} 天余地。',
    en: 'Expected on {{on}}: {{days}} days of room.',
  },
  st_float: {
    zh: '再晚 {{days}} 天也不影响链的终点。',
    en: 'It may slip {{days}} days without moving the end of its chain.',
  },
  st_waits_for: { zh: '它在等', en: 'It waits for' },
  st_waited_by: { zh: '在等它', en: 'Waits for it' },
  st_path: { zh: '关键路径', en: 'Critical path' },
  st_expected: { zh: '预计 {{on}}', en: 'expected {{on}}' },
  st_table: { zh: '数值表', en: 'Table of values' },
  st_period: { zh: '时期', en: 'Period' },
  st_value: { zh: '数值（{{unit}}）', en: 'Value ({{unit}})' },
  st_check: { zh: '核对', en: 'Checked' },
  st_confirmed: { zh: '相符', en: 'confirmed' },
  st_questioned: { zh: '存疑', en: 'in question' },
  st_waiting_check: { zh: '待核对', en: 'to be checked' },
  st_before: { zh: '原为 {{values}}；{{reason}}', en: 'was {{values}}; {{reason}}' },
} satisfies Record<string, Words>
