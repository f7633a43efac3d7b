/** Photos and documents of a matter: looked at here, opened as downloads. */
import type { FileShown, MatterPage } from '../../src/api/index.ts'
import { useWords } from '../words/index.ts'
import { usePassQuery } from '../sealed/pass.ts'
import './files.css'

export const pathOf = (number: string, file: string) =>
  `/desk/api/matters/${encodeURIComponent(number)}/files/${file}`

/** Those that came with one step of the course, in its order. */
export function filesOf(
  { files }: Pick<MatterPage, 'files'>,
  entry: MatterPage['course'][number],
): readonly FileShown[] {
  const ids = entry.files.flatMap((field) => field.ids)
  return ids.flatMap((id) => files.find((file) => file.id === id) ?? [])
}

interface Props {
  readonly number: string
  readonly files: readonly FileShown[]
}

export function Files({ number, files }: Props) {
  const { t } = useWords()
  const nameOf = useFileName()
  const pass = usePassQuery()
  if (files.length === 0) return null
  return (
    <ul className="files-shown">
      {files.map((file, index) => {
        const path = pathOf(number, file.id)
        const what = nameOf(file, index)
        return (
          <li key={file.id}>
            <a href={`${path}${pass}`} download>
              {file.hasThumb ? (
                <img src={`${path}/thumb${pass}`} alt="" loading="lazy" width={132} height={99} />
              ) : (
                <span className="file-sign" aria-hidden="true">
                  PDF
                </span>
              )}
              {t('file_save', { what, size: sizeOf(file.bytes) })}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

export function useFileName() {
  const { t } = useWords()
  return ({ media, pages }: FileShown, index: number): string =>
    media === 'application/pdf'
      ? t('file_pdf', { n: index + 1, pages })
      : t('file_photo', { n: index + 1 })
}

function sizeOf(bytes: number): string {
  return bytes >= 1_048_576
    ? `${(bytes / 1_048_576).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`
}
