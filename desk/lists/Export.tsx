/** The list as it stands, as a table on the reader's own machine. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { download } from '../api/http.ts'
import type { Filters } from '../api/queries.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'

interface Props {
  readonly list: 'worklist' | 'matters'
  readonly filters: Filters
}

export function Export({ list, filters }: Props) {
  const { t, language } = useWords()
  const taking = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') =>
      download('/exports', { list, format, language, query: filters }, `matters.${format}`),
  })
  return (
    <details className="take-out">
      <summary>{t('take_out')}</summary>
      <div className="inside">
        <p className="hint">{t('take_out_note')}</p>
        <p className="form-end">
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button
              key={format}
              disabled={taking.isPending}
              loading={taking.isPending && taking.variables === format}
              onClick={() => taking.mutate(format)}
            >
              {format === 'xlsx' ? 'Excel (.xlsx)' : 'CSV'}
            </Button>
          ))}
        </p>
        <p role="status">{taking.isPending && t('taking_out')}</p>
        <Said error={taking.error} />
      </div>
    </details>
  )
}
