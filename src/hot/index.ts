/** Hot problems 热点问题 of a city: found, ruled on, shown. Keyed by matter and place, never by person. */
export { forgetHotMember } from './forgetting.store.ts'
export { HOT_READINGS } from './readings.ts'
export { refreshHot, regroupHot } from './refresh.ts'
export { hardLines, hotDetail, hotLines, publicHot } from './listing.ts'
export type { HardShown, HotDetail, HotLine, HotTaken } from './listing.ts'
export { mergeHot, renameHot, splitHot } from './ruling.ts'
export { hotPageHandlers } from './routes.ts'
