/**
 * What a caller probably means, while the operator types: category, unit, others who ask the same, and
 * what the knowledge base says. Suggestions only: whose it is a dispatcher decides.
 */
import type { Words } from '../../kernel/index.ts'
import { feedbackOf, fittingEntries, STANDING_WORDS } from '../../knowledge/index.ts'
import type { Entry, Feedback, Standing } from '../../knowledge/index.ts'
import type { Alike, Ports } from '../../matters/index.ts'
import { DEGREES, routerFor, whoElseSays } from '../../routing/index.ts'
import type { Sameness } from '../../routing/index.ts'
import { signsShown } from '../beside/signs.ts'
import type { SignsShown } from '../beside/signs.ts'
import type { Caller } from '../shapes.ts'
import { categoriesOffered, unitsOffered } from '../whose/whose.ts'
import type { UnitOffered } from '../whose/whose.ts'

export interface Asked {
  readonly text: string
  readonly place?: string
  readonly division?: string
  /** Chosen by the operator already: the unit is that of this category. */
  readonly category?: string
}

export interface CategoryGuess {
  readonly code: string
  readonly words: Words
  readonly why: Words
  /** Of what says something against somebody, or belongs to a channel of the law. */
  readonly sealed: boolean
  readonly channel: Words | null
}

export interface AlikeShown {
  readonly number: string
  readonly title: string
  readonly place: string | null
  readonly division: Words | null
  readonly unit: Words | null
  readonly state: Words
  readonly openedOn: string
  /** How many ask it by now. */
  readonly voices: number
  readonly isOpen: boolean
  /** The same thing in the same place, or word for word; not only something alike. */
  readonly isSame: boolean
  /** How much alike, and by which words and place. */
  readonly why: Words
}

export interface EntryShown extends Omit<Entry, 'standing' | 'others' | 'changedAt'> {
  readonly standing: { readonly is: Standing; readonly words: Words }
  readonly feedback: Feedback
}

export interface Suggestions {
  readonly signs: SignsShown
  readonly categories: readonly CategoryGuess[]
  readonly units: readonly UnitOffered[]
  readonly alike: readonly AlikeShown[]
  readonly entries: readonly EntryShown[]
}

const EACH = 3

export async function suggest(house: Ports, caller: Caller, asked: Asked): Promise<Suggestions> {
  const { jurisdiction } = caller
  const [router, rules, names] = await Promise.all([
    routerFor(house, jurisdiction),
    house.rules(jurisdiction),
    house.names(jurisdiction),
  ])
  const division = asked.division ?? null
  const routed = router.route({ title: '', text: asked.text, division })
  const [signs, found, entries] = await Promise.all([
    signsShown(house, jurisdiction, asked.text),
    whoElse(house, caller, asked),
    fittingEntries(house, jurisdiction, asked.text, { open: false, limit: EACH }),
  ])
  const units = asked.category ? router.unitsOf(asked.category, division) : routed.units
  return {
    signs,
    categories: categoriesOffered(routed, { rules }).map((one) => ({
      code: one.id,
      words: one.words,
      why:
        one.percent === null
          ? one.why
          : { zh: `${one.percent}% · ${one.why.zh}`, en: `${one.percent}% · ${one.why.en}` },
      sealed: one.sealed,
      channel: one.channel,
    })),
    units: unitsOffered(units, names),
    alike: found,
    entries: await shownEntries(house, jurisdiction, entries),
  }
}

async function whoElse(
  house: Ports,
  { jurisdiction, actor }: Caller,
  { text, place, division }: Asked,
): Promise<readonly AlikeShown[]> {
  const said = { text, place: place ?? null, division: division ?? null }
  const found = await whoElseSays(house, jurisdiction, actor, { said, limit: EACH })
  return shownAlike(house, jurisdiction, found)
}

export async function shownAlike(
  house: Ports,
  jurisdiction: number,
  found: readonly Sameness<Alike>[],
): Promise<readonly AlikeShown[]> {
  const names = await house.names(jurisdiction)
  const states = house.kinds.get('request')?.states
  return found.map((one) => ({
    number: one.of.number,
    title: one.of.title,
    place: one.of.place,
    division: one.of.division === null ? null : names.division(one.of.division),
    unit: one.of.unit === null ? null : names.unit(one.of.unit),
    state: states?.[one.of.state]?.words ?? { zh: one.of.state, en: one.of.state },
    openedOn: one.of.openedOn,
    voices: one.of.seconded + 1,
    isOpen: one.of.isOpen,
    isSame: one.degree !== 'alike',
    why: whyAlike(one),
  }))
}

function whyAlike({ degree, words, place }: Sameness<Alike>): Words {
  const said = words.map((word) => `“${word}”`)
  const { zh, en } = DEGREES[degree]
  return {
    zh: [
      zh,
      ...(place === null ? [] : [`都说到${place}`]),
      ...(said.length === 0 ? [] : [`都说${said.join('、')}`]),
    ].join('；'),
    en: [
      en,
      ...(place === null ? [] : [`both name ${place}`]),
      ...(said.length === 0 ? [] : [`both say ${said.join(', ')}`]),
    ].join('; '),
  }
}

export async function shownEntries(
  house: Ports,
  jurisdiction: number,
  entries: readonly Entry[],
): Promise<readonly EntryShown[]> {
  const feedback = await feedbackOf(house.db, jurisdiction, entries)
  return entries.map(({ standing, others: _others, changedAt: _changedAt, ...entry }) => ({
    ...entry,
    standing: { is: standing, words: STANDING_WORDS[standing] },
    feedback: feedback.get(entry.id) ?? { useful: 0, useless: 0 },
  }))
}
