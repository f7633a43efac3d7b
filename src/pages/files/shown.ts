/** Files of a matter, to look at and to take home. */
import type { FileShown } from '../../attachments/index.ts'
import type { CourseEntry } from '../../matters/index.ts'
import { html } from '../html.ts'
import type { Part } from '../html.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { sizeOf, whatOf } from './control.ts'
import { words } from './words.ts'

export type FilesById = ReadonlyMap<string, FileShown>

export function shownFiles(view: View, entry: Pick<CourseEntry, 'files'>, known: FilesById): Part {
  const files = entry.files.flatMap(({ ids }) => ids.flatMap((id) => known.get(id) ?? []))
  if (files.length === 0) return null
  const say = sayer(view)
  return html`<ul class="files-shown">
    ${files.map((file, index) => {
      const what = file.hasThumb ? `${whatOf(view, file)} ${index + 1}` : whatOf(view, file)
      const path = `/my/files/${file.id}`
      return html`<li>
        ${
          file.hasThumb
            ? html`<img src="${path}/thumb" alt="" width="72" height="72" loading="lazy" />`
            : html`<span class="file-sign" aria-hidden="true">PDF</span>`
        }
        <a href="${at(view, path)}" download>${say(words.save).replace('{what}', what)}</a>
        <span class="quiet small n">${sizeOf(file.bytes)}</span>
      </li>`
    })}
  </ul>`
}
