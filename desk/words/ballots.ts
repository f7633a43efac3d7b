/** Words of ballots at the desk. */
export const ballotWords = {
  ballots: { zh: '评议', en: 'Ballots' },
  ballots_lead: {
    zh: '由受影响的人来评。截止之前只看得到来了多少人；被评的单位没有任何权限。',
    en: 'Those it concerns say how it was done. Until the last day one sees how many came and nothing else; the rated have no part.',
  },
  ballots_none: { zh: '还没有评议。', en: 'There is no ballot yet.' },
  ballots_draft: { zh: '拟定评议', en: 'Draft a ballot' },
  ballot_what: { zh: '评议', en: 'Ballot' },
  ballot_rated: { zh: '被评单位', en: 'Rated' },
  ballot_state: { zh: '状态', en: 'State' },
  ballot_until: { zh: '截止', en: 'Last day' },
  ballot_came: { zh: '作答 / 发出', en: 'Answered / asked' },
  ballot_yes: { zh: '认可占比', en: 'Share of yes' },
  ballot_too_few: { zh: '不足 {{least}} 人，不计', en: 'fewer than {{least}}, not counted' },
  ballot_turnout: { zh: '来了多少', en: 'How many came' },
  ballot_group: { zh: '分组', en: 'Group' },
  ballot_people: { zh: '名册', en: 'Register' },
  ballot_invited: { zh: '发出', en: 'Asked' },
  ballot_cast: { zh: '作答', en: 'Answered' },
  ballot_rate: { zh: '作答率', en: 'Turn-out' },
  ballot_secret: {
    zh: '票箱截止后由计票人开一次；谁怎么评，谁也查不出。',
    en: 'The box is opened once, by the counter, after the last day. Whose a vote is nobody can tell.',
  },
  ballot_slips: { zh: '评议码', en: 'Slips' },
  ballot_slips_letters: {
    zh: '生成一张表：每行一个码，印在信上、随机装封、送达。只给一次，本系统不留；再生成，以前的全部作废。',
    en: 'Makes a table with one code a line, to be printed, put into envelopes at random and delivered. It is given once and kept nowhere; making it again voids all earlier ones.',
  },
  ballot_slips_voices: {
    zh: '登记这些诉求的回执，凭回执码就能参加；不用另外发码。',
    en: 'Enters the receipts of those requests: each receipt is a slip, nothing is sent.',
  },
  ballot_make: { zh: '生成并下载', en: 'Make and download' },
  ballot_enter: { zh: '登记回执', en: 'Enter the receipts' },
  ballot_made: {
    zh: '已生成。请另一人核对名册后开始评议。',
    en: 'Made. Somebody else now checks the frame and opens the ballot.',
  },
  ballot_entered: { zh: '已登记 {{count}} 份回执。', en: '{{count}} receipts were entered.' },
  ballot_public: { zh: '公开页面', en: 'Public page' },
} as const
