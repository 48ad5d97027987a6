import type { LawWords } from '../../../../reports/law-words-interface.js';

/** This law in Spanish. */
export const CALIFORNIA_SPANISH = Object.freeze<LawWords>({
  rulebook: 'california-prop64',
  language: 'es',
  title: 'California: condenas de la Proposición 64 según HSC 11361.8',
  reliefs: {
    'ca.prop64-dismissal': {
      title: 'Proposición 64: desestimación y sellado',
      explained: 'el tribunal superior desestima la condena y sella su registro.',
    },
    'ca.prop64-reduction': {
      title: 'Proposición 64: redesignación',
      explained:
        'el tribunal superior convierte el delito grave en delito menor o infracción; queda una condena menor.',
    },
  },
  rules: {
    'the charge is under section 11357, 11358, 11359 or 11360 of the Health and Safety Code':
      'el cargo es de la sección 11357, 11358, 11359 u 11360 del código de salud y seguridad',
    'the charge ended in a conviction': 'el cargo terminó en condena',
    'the conviction was not already set aside or dismissed': 'la condena no fue ya anulada ni desestimada',
    'the conviction is not under one of the felony grades that Proposition 64 kept':
      'la condena no es de los grados graves que la Proposición 64 mantuvo',
    'the offense was committed before 2016-11-09, as the arrest shows':
      'el delito es anterior al 9 de noviembre de 2016, como muestra el arresto',
    'the conviction was entered in the requesting county': 'la condena es del condado que pregunta',
  },
  facts: {
    'the section of the Health and Safety Code that the charge is under':
      'la sección del código de salud y seguridad a la que pertenece el cargo',
    'whether the charge was an attempt, a conspiracy or a solicitation':
      'si el cargo fue por tentativa, conspiración o instigación',
    'the disposition of the charge': 'cómo terminó el cargo',
    'whether the conviction was already set aside or dismissed': 'si la condena ya fue anulada o desestimada',
    'whether the conviction is a felony': 'si la condena es por delito grave',
    'what the step of the record reports': 'qué informa ese paso del registro',
    'whether the charge is for an offense of PC 667(e)(2)(C)(iv)':
      'si el cargo es por un delito de PC 667(e)(2)(C)(iv)',
    'whether the charge is for an offense of PC 290(c)': 'si el cargo es por un delito de PC 290(c)',
    'the date of the arrest': 'la fecha del arresto',
    'the date of the conviction': 'la fecha de la condena',
    'the day on which the sentence ends': 'el día en que termina la pena',
    'the date of birth': 'la fecha de nacimiento',
    'the county of the court': 'el condado del tribunal',
    'the number of the court case': 'el número del caso',
    'the cycle of the record: one arrest and what followed it':
      'el ciclo del registro: un arresto y lo que le siguió',
  },
  holders: {
    'superior court': 'tribunal superior',
    'arresting agency': 'agencia que arrestó',
    'Department of Justice': 'Departamento de Justicia',
    'State Police': 'policía estatal',
  },
  assumptions: {
    'clearing-recorded': 'Toda anulación o desestimación consta en el archivo; si no consta, no la hubo.',
    'history-complete': 'El archivo contiene todos los cargos de la persona en California.',
  },
  policies: {
    statewide: 'toda California: desestimar toda condena de 11357 a 11360',
    'los-angeles': 'condado de Los Angeles, plan piloto de 2019',
    'san-joaquin-contra-costa': 'condados de San Joaquin y Contra Costa, plan piloto de 2019',
    sacramento: 'condado de Sacramento, plan piloto de 2019',
  },
  questions: {
    'Does relief under HSC 11361.8 reach a conspiracy or a solicitation to commit the offense?':
      '¿Alcanza HSC 11361.8 a la conspiración o instigación para cometer el delito?',
    'Is a conviction under 11359(C), 11359(D) or 11360(A)(3), which Proposition 64 kept as felonies, open to relief?':
      '¿Admite remedio una condena de 11359(C), 11359(D) u 11360(A)(3), que la Proposición 64 mantuvo como delitos graves?',
    'The arrest was before 2016-11-09 and the conviction on or after it: which penalties were applied?':
      'El arresto fue antes del 9 de noviembre de 2016 y la condena ese día o después: ¿qué penas se aplicaron?',
  },
  terms: [
    ['Desestimar y sellar', 'cerrar el caso sin condena, y cerrar su registro al público.'],
    ['Redesignar', 'dar a la condena un grado menor.'],
    [
      'Cargos relacionados',
      'cargos menores del mismo caso que algunos condados desestiman a la vez; ninguna ley lo pide.',
    ],
  ],
});
