/** One press of the administration: ends, disables, resets. What it answers is shown beside it. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { Refused, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { Said } from '../shell/Said.tsx'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { Prove } from './AdminForm.tsx'

interface Props {
  readonly word: Word
  /** What it is about, for whoever hears the button alone. */
  readonly about: string
  readonly method: 'POST' | 'DELETE'
  readonly path: string
  readonly onSent?: (answer: unknown) => void
}

export function AdminButton({ word, about, method, path, onSent }: Props) {
  const { t } = useWords()
  const sending = useMutation({
    mutationFn: () => send(method, path),
    onSuccess: (answer) => {
      void queryClient.invalidateQueries()
      onSent?.(answer)
    },
  })
  const needsProof =
    sending.error instanceof Refused && sending.error.refusal.code === 'prove_again'
  return (
    <>
      <Button
        size="small"
        aria-label={`${t(word)} ${about}`}
        loading={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {t(word)}
      </Button>
      <Said error={sending.error} />
      {needsProof && <Prove id={path} onProven={() => sending.mutate()} />}
    </>
  )
}
