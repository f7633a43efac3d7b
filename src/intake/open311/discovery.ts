/** Where this server is, and what it speaks. */
import type { Language, Words } from '../../kernel/index.ts'

/** When these endpoints last changed. */
const CHANGESET = '2026-11-24T00:00:00+08:00'

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'
/** Updates of requests are an extension with consumers of its own. */
const UPDATES =
  'https://github.com/mysociety/fixmystreet/wiki/Open311-FMS---Proposed-differences-to-Open311'

const KEY_SERVICE: Words = {
  zh: '提交需要 api_key：请向本市负责本系统的单位申请，由安全管理员在工作台“接口密钥”里发放。查询公开信息不需要。',
  en: 'Filing needs an api_key: ask the unit that runs this system; its security administrator issues keys at the desk. Reading what is public needs none.',
}

export interface Discovery {
  readonly city: Words
  readonly language: Language
  /** As seen from outside, without a slash at its end. */
  readonly origin: string
}

export function discoveryOf({ city, language, origin }: Discovery) {
  const endpoint = {
    url: `${origin}/open311/v2`,
    changeset: CHANGESET,
    type: 'production',
    formats: ['text/xml', 'application/json'],
  }
  return {
    changeset: CHANGESET,
    contact: `${city[language]} ${origin}/`,
    key_service: KEY_SERVICE[language],
    endpoints: [
      { specification: SPECIFICATION, ...endpoint },
      { specification: UPDATES, ...endpoint },
    ],
  }
}
