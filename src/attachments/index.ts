/** Attachments 附件: photos and documents, cleaned, sealed, and part of a matter by its own acts. */
export { openAttachments } from './attachments.ts'
export type { WithFiles } from './attachments.ts'
export type { AttachmentParts, Attachments, FileShown, Holder, Opened } from './attachments.ts'
export type { Part } from './parts.ts'
export { sendFile } from './routes.ts'
export { FILE_BYTES } from './limits.ts'
