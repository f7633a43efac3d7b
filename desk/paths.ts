/** Every address of the desk, built in one place. */

export const paths = {
  signIn: () => '/signin',
  activate: () => '/activate',
  worklist: () => '/',
  all: (filters: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(filters).toString()
    return query === '' ? '/all' : `/all?${query}`
  },
  looks: () => '/looks',
  matter: (number: string) => `/m/${encodeURIComponent(number)}`,
  fresh: () => '/new',
  /** A form for opening a matter: `KIND.ACT`. */
  opening: (way: string) => `/new?way=${encodeURIComponent(way)}`,
  supervision: () => '/supervision',
  freshWay: (way: string) => `/new?way=${encodeURIComponent(way)}`,
  hotline: () => '/hotline',
  knowledge: () => '/knowledge',
  ballots: () => '/ballots',
  hot: () => '/hot',
  hotOne: (id: string) => `/hot/${encodeURIComponent(id)}`,
  batch: () => '/batch',
  templates: () => '/templates',
  mentions: () => '/mentions',
  sheet: (number: string) => `/m/${encodeURIComponent(number)}/print/sheet`,
  letter: (number: string) => `/m/${encodeURIComponent(number)}/print/letter`,
  structure: () => '/admin/structure',
  people: () => '/admin/people',
  keys: () => '/admin/keys',
  limits: () => '/admin/limits',
  caps: () => '/admin/caps',
  categories: () => '/admin/categories',
  automatic: () => '/admin/automatic',
  duties: () => '/admin/duties',
  channels: () => '/admin/channels',
  calendars: () => '/admin/calendars',
  doors: () => '/admin/doors',
  changes: () => '/admin/changes',
  delivery: () => '/admin/delivery',
  log: () => '/admin/log',
  myAccount: () => '/me',
}
