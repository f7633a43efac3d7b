/** Everything is said in both languages; a missing one does not compile. */
export type Language = 'zh' | 'en'
export type Words = Readonly<Record<Language, string>>
