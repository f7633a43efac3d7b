/**
 * The red lines: a tool for residents to hold a government to its word must never become one to watch them. No table,
 * column, type or name describes a resident by risk, score, label, face, voice or whereabouts, and nothing keeps where
 * they came from.
 */
import { type House, type Rule, snake } from './rules.ts'

/** A resident, by whatever word. */
const PERSON =
  /resident|identity|person|people|caller|citizen|complainant|petitioner|reporter|contact|author|seconder|receipt/i

/** What must not be told of one. */
const DESCRIBES =
  /(^|_)(risk|score|rating|rank|credit|label|tag|flag|grade|profile|sentiment|stability|face|facial|photo|portrait|voice_?print|speaker|biometric|fingerprint|iris|gait|whereabouts|position_history|location|latitude|longitude|trajectory|track|repeat(er)?|frequency)s?($|_)/i

/** Never, whatever it describes. */
const NEVER =
  /face_?(id|print|recognition)|facial|voice_?print|speaker_?id|biometric|gait|whereabouts|(location|position|movement)_?(history|log|trail)|trajector(y|ies)|watch_?list|(black|grey|gray)_?list|repeat_?(petitioner|caller|complainer)|trouble_?maker|risk_?(score|level|rating|profile)|social_?credit|credit_?score|check_?in_?(photo|track)|online_?time|重点人员|稳控|黑名单|人脸|声纹|行踪|轨迹|缠访/i

/** Where somebody came from on the network. */
const ORIGIN =
  /^(ip|ip_?addr(ess)?|remote_?(ip|addr(ess)?)|client_?ip|user_?agent|referr?er|x_?forwarded_?for)$/i

/** Tables about residents: who they are, what they hold in hand, and what they said. */
const RESIDENT_TABLE = /identit|receipt|resident|voice|second|contact|matters?$|events?$/i

function columns({ tables }: House): string[] {
  return tables.flatMap(({ path, name, columns: all }) =>
    all
      .filter(
        (column) =>
          NEVER.test(column) ||
          ORIGIN.test(column) ||
          (RESIDENT_TABLE.test(name) && DESCRIBES.test(column)),
      )
      .map((column) => `${path}: ${name}.${column}`),
  )
}

function names(house: House): string[] {
  return house.sources
    .filter(({ path, isTest }) => !isTest && !path.startsWith('tests/'))
    .flatMap(({ path, names: all, types }) => [
      ...all
        .filter((name) => NEVER.test(snake(name)) || NEVER.test(name) || describesPerson(name))
        .map((name) => `${path}: ${name}`),
      ...types
        .filter(({ name }) => PERSON.test(name))
        .flatMap(({ name, properties }) =>
          properties
            .filter((property) => DESCRIBES.test(snake(property)))
            .map((property) => `${path}: ${name}.${property}`),
        ),
    ])
}

/** `residentRisk`, `callerScore`: a person and what must not be told of one, in one name. */
function describesPerson(name: string): boolean {
  const parts = snake(name)
  const person = /^(resident|caller|citizen|complainant|petitioner|reporter)s?_/.exec(parts)
  return person !== null && DESCRIBES.test(parts.slice(person[0].length))
}

function origins(house: House): string[] {
  return house.sources
    .filter(({ path, isTest }) => !isTest && /^(src|demo|desk|verify)\//.test(path))
    .flatMap(({ path, uses, texts }) =>
      [
        ...uses.filter((use) => /^(request|req|socket|raw)\.(ip|ips|remoteAddress)$/.test(use)),
        ...uses.filter((use) =>
          /^headers\.(user-agent|referer|x-forwarded-for|x-real-ip|forwarded)$/.test(use),
        ),
        ...texts.filter((text) => /^(user-agent|referer|x-forwarded-for|x-real-ip)$/i.test(text)),
      ].map((what) => `${path}: ${what}`),
    )
}

/** Tables and folders of what is about matters and places alone, whatever else leads to somebody. */
const IMPERSONAL_TABLE = /^(hot|routing|automatic)/i
const IMPERSONAL_FOLDER = /^src\/(hot|routing)\//
const LEADS_TO_SOMEBODY =
  /(^|_)(person|people|party|parties|resident|identity|identities|receipt|caller|contact|phone|author|voter|who|user|account|holding|device|session|seconder)s?(_|$)/i
const FIGURE =
  /(^|_)(score|count|times|weight|rank|heat|likelihood|probability|frequency|messages|total)s?(_|$)/i

/** What routes, and what finds hot problems: keyed by matter and place, and no figure of anybody. */
function keyedByPerson({ tables, sources }: House): string[] {
  return [
    ...tables
      .filter(({ name }) => IMPERSONAL_TABLE.test(name))
      .flatMap(({ path, name, columns: all }) =>
        all
          .filter((column) => LEADS_TO_SOMEBODY.test(column))
          .map((column) => `${path}: ${name}.${column}`),
      ),
    ...sources
      .filter(({ path, isTest }) => !isTest && IMPERSONAL_FOLDER.test(path))
      .flatMap(({ path, types }) =>
        types
          .filter(({ properties }) => {
            const all = properties.map(snake)
            return (
              all.some((name) => LEADS_TO_SOMEBODY.test(name)) &&
              all.some((name) => FIGURE.test(name))
            )
          })
          .map(({ name }) => `${path}: ${name}`),
      ),
  ]
}

export const RED_LINES: readonly Rule[] = [
  { name: 'routing and hot problems are keyed by no person', find: keyedByPerson },
  { name: 'no column describes a resident', find: columns },
  { name: 'no type or name describes a resident', find: names },
  { name: 'nobody asks where a request comes from', find: origins },
]
