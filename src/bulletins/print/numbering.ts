/** The number of a bulletin as it is printed: 发文字号, the year in brackets, no 第 and no noughts. */
export function numberWords({ number }: { readonly number: string }): string {
  const [year, seq] = number.split('-')
  return `通报〔${year}〕${seq}号`
}
