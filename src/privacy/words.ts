import type { Words } from '../kernel/index.ts'
import type { MarkKind } from './marks.ts'

export const MARK_WORDS: Readonly<Record<MarkKind, Words>> = {
  phone: { zh: '电话', en: 'telephone' },
  identity: { zh: '证件号', en: 'identity number' },
  account: { zh: '卡号或账号', en: 'card or account' },
  email: { zh: '邮箱', en: 'mail address' },
  plate: { zh: '车牌', en: 'number plate' },
  address: { zh: '住址', en: 'address' },
  position: { zh: '坐标', en: 'coordinates' },
  name: { zh: '姓名', en: 'name' },
}
