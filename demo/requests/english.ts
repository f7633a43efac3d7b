/** In English: residents from elsewhere, and how they are answered. */
import * as c from '../course.ts'
import type { DemoRequest } from '../course.ts'
import { AT } from '../divisions.ts'

export const ENGLISH: readonly DemoRequest[] = [
  {
    key: 'en-permit',
    category: 'order-exit',
    division: AT.hudong,
    place: 'Exit-Entry Service Hall',
    door: 'web',
    title: 'Residence permit renewal: which photo, which days?',
    text: 'I teach at the vocational college here and my residence permit ends in five weeks. The website says I need a photo with a "white or light blue" background and then another page says only white. The counter was closed at 4 pm on Wednesday although the door says 5. Could somebody tell me which photo is right and when I can come without taking a full day off?',
    asks: ['Which photo background is accepted', 'When the counter is open for renewals'],
    who: { name: 'M. Reyes', mail: 'reyes@example.org' },
    filed: '9d 13:40',
    course: [
      c.dispatch('police', { after: '40m', words: 'Please answer in English.' }),
      c.accept('30m'),
      c.answer(
        [
          c.done(
            'Only white is accepted; the second page was out of date and has been corrected today. The photo booth in the hall prints the right one for 30 yuan.',
          ),
          c.done(
            'Renewals are taken on weekdays from 8:30 to 17:00 without a break; on Wednesday the system was being updated, which should have been on the door. You can book a 15-minute slot by phone and leave your passport with us for the rest of the day.',
          ),
        ],
        '1wd',
      ),
      c.judge(
        {
          solved: 'yes',
          satisfied: 'yes',
          explained: 'yes',
          words: 'Clear and quick. I booked Thursday.',
        },
        '10h',
      ),
      c.close(),
      c.archive('4d'),
    ],
  },
  {
    key: 'en-noise',
    category: 'env-noise-life',
    division: AT.tingchao,
    place: 'Tingchao Road, building 7',
    door: 'open311',
    title: 'Bar music until 3 am, four nights a week',
    text: 'The bar on the ground floor plays music until three in the morning from Thursday to Sunday. I work shifts at the hospital and I have measured 68 dB at my bedroom window, closed. I have spoken to the owner twice and he was polite but nothing changed. I do not want the bar closed. I would like the bass turned down after eleven and a number to call when it is not.',
    asks: ['Bass down after 23:00', 'A number to call at night'],
    who: { name: 'S. Lindqvist', mail: 'lindqvist@example.org' },
    filed: '19d 03:20',
    course: [
      c.dispatch('police', { after: '6h' }),
      c.accept('1wh'),
      c.answer(
        [
          c.done(
            'Officers measured 64 dB at your window on Friday at 23:40, above the night limit of 50. The owner has fitted a limiter to the bass and stops the subwoofer at 23:00; a second visit on Saturday measured 47 dB.',
          ),
          c.done(
            'The community police post answers at the number on the door until midnight and 110 afterwards; ask for a noise check at the Tingchao post, and a patrol comes the same night.',
          ),
        ],
        '3wd',
      ),
      c.judge(
        { solved: 'yes', satisfied: 'yes', explained: 'yes', words: 'I slept. Thank you.' },
        '20h',
      ),
      c.close(),
    ],
  },
  {
    key: 'en-bus',
    category: 'traffic-bus',
    division: AT.wanghu,
    place: 'Lakeside stop, line 8',
    door: 'web',
    title: 'Bus 8 does not stop at Lakeside after dark',
    text: 'Three times this month the driver of line 8 drove past the Lakeside stop after 8 pm while I was standing there waving. The shelter has no light. Is there a rule that buses do not stop at night?',
    who: { name: 'J. Amadi' },
    filed: '5d 21:10',
    course: [
      c.dispatch('transport', { after: '11h' }),
      c.accept('1wh'),
      c.answer(
        c.done(
          'There is no such rule: every stop is served until the last bus at 22:10. The recordings show that two of the three times the driver did not see the shelter because its light had been out since last month; the light was replaced yesterday and the driver was reminded to slow down at every stop. If it happens again, tell us the time and we will look at the recording.',
        ),
        '2wd',
      ),
      c.silence('unreached'),
    ],
  },
  {
    key: 'en-library',
    category: 'culture-library',
    division: AT.hudong,
    place: 'City Library',
    door: 'open311',
    title: 'Foreign passport holders cannot get a library card',
    text: 'I was told twice that only identity card holders can borrow books. A card machine would also be enough. My daughter goes to the school next door.',
    filed: '2d 15:30',
    course: [c.dispatch('culture'), c.accept('2wh')],
  },
  {
    key: 'en-thanks',
    category: 'gov-praise',
    division: AT.xiuchuan,
    place: 'Xiuchuan Street',
    door: 'web',
    title: 'Thank you for the shade trees on Canal Road',
    text: 'Nothing to complain about for once. The trees planted along Canal Road in spring now throw real shade over the whole walk to the school, and someone waters them every morning. I do not know whose idea it was. Please tell them.',
    who: { name: 'A. Novak' },
    filed: '4d 17:05',
    course: [
      c.dispatch('xiuchuan', { words: '请转给园林养护班组。' }),
      c.accept('3wh'),
      c.answer(
        c.done(
          'Your words were read out at the team meeting this morning. The trees were chosen by Ms Tang of the gardening crew, who waters them at 5:30 so that the street is not wet when children pass.',
        ),
        '1wd',
      ),
      c.judge({ solved: 'yes', satisfied: 'yes', explained: 'yes' }, '30h'),
      c.close(),
    ],
  },
]
