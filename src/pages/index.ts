/** Pages 公开页面: what the public sees. Server-rendered HTML that works without JavaScript. */
export { isVisit, visitedBy } from './my/routes.ts'
export type { Visited } from './my/routes.ts'
export { LOOKS } from './my/reading.ts'
export { pageHandlers, renderProblem } from './routes.ts'
export { KEEP_PATH, POSITION_PATH, STYLE, STYLE_PATH } from './styles.ts'
// The frame and the parts of it, for other public pages.
export { html, Markup, spokenIn } from './html.ts'
export type { Part } from './html.ts'
export { page } from './layout.ts'
export { at, sayer, viewOf } from './view.ts'
export type { Say, View } from './view.ts'
export { dayWords, numberWords, timeWords } from './dates.ts'
export { qrPicture } from './qr.ts'
