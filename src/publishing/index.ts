/** Publishing 公开: releases of figures, the pages that show them, open data and feeds. */
export { boardHandlers } from './routes.ts'
export { figuresCommand } from './commands.ts'
export { releaseDue } from './release.ts'
export { leafOwner, publishedTables, releaseName } from './logged.ts'
export { recompute } from './recompute.ts'
