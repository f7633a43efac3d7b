/** Publishing 公开: the board that everybody may read. */
export { boardHandlers } from './routes.ts'
