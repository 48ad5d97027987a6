import type { Words } from './words.js';

const MONTHS =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** A report in Spanish. */
export const SPANISH = Object.freeze<Words>({
  tag: 'es-US',
  day: (isoDay) => {
    const [year, month, day] = isoDay.split('-').map(Number);
    return `${day} de ${MONTHS[month - 1]} de ${year}`;
  },
  title: (law) => `Resultado de la revisión – ${law}`,
  author: 'Freshstart',
  terms: ({ county, asOf, policy, program }) =>
    `Condado: ${county}. Decidido con fecha del ${asOf}. ${policy === null ? 'No se aplicó ningún criterio propio de una oficina.' : `Criterio de la oficina: ${policy}.`} Programa: ${program}.`,
  allCounties: 'todos los condados',
  notAdvice:
    'Un programa clasificó estos registros según las reglas de la ley. Con esto no se borra nada: decide un abogado, y lo ordena un tribunal o una agencia. Nada de esto es asesoría legal.',
  otherText:
    'Esta revisión se hizo con otro texto de la ley que el que contiene este programa. Los números son los de la revisión; los títulos y las explicaciones son del texto que contiene el programa.',
  inShort: {
    heading: 'En resumen',
    peopleEligible: 'personas con un cargo que la ley permite borrar',
    chargesEligible: 'cargos que cumplen los requisitos de al menos un remedio',
    chargesToReview: 'cargos que esperan un dato o una respuesta',
    noConvictionLeft: 'personas sin ninguna condena en esta lista, si se concediera todo lo que cumple',
  },
  approved: {
    heading: 'Lo que aprobaron los abogados',
    sentence: ({ charges, people, day }) =>
      `Cargos que cumplen y que los abogados de la oficina habían aprobado el ${day}: ${charges}. Personas a quienes corresponden: ${people}.`,
    within: (pieces) =>
      pieces.length === 0
        ? 'Se cuenta todo lo aprobado en esta revisión.'
        : `Se cuenta solo una parte de lo aprobado (${pieces.join('; ')}).`,
    filter: {
      relief: (names) => `remedio: ${names}`,
      county: (names) => `condado: ${names}`,
      class: (names) => `clase: ${names}`,
      agency: (names) => `agencia que arrestó: ${names}`,
      noAgency: 'ninguna en la lista',
      rule: (words) => `condición que decidió: ${words}`,
      missing: (facts) => `dato que falta: ${facts}`,
      selected: (choices) => `según el criterio de la oficina: ${choices}`,
      choices: { yes: 'elegidos', no: 'no elegidos', unknown: 'abierto' },
      more: (count) => `${count} más`,
      reasons: (count) => (count === 1 ? 'de un motivo escogido' : `de ${count} motivos escogidos`),
      items: (count) => `escogidos uno por uno (${count})`,
      years: (from, to) =>
        from === undefined
          ? `delito hasta ${to}`
          : to === undefined
            ? `delito desde ${from}`
            : from === to
              ? `delito en ${from}`
              : `delito de ${from} a ${to}`,
      noYear: 'delito de año desconocido',
      assigned: 'asignados a un abogado',
      unassigned: 'sin asignar',
      person: 'de una sola persona',
      search: 'hallados con una búsqueda',
    },
    caption: 'Cargos aprobados y sus personas, por remedio',
    charges: 'Cargos aprobados',
    people: 'Personas',
    together: 'Todos, contados una vez',
    note: 'Aprobado: un abogado de la oficina vio la respuesta y estuvo de acuerdo. Nada se borra hasta que lo ordene un tribunal o una agencia.',
    foundLater: (charges) =>
      `Cumplen solo por datos hallados después de la revisión: ${charges}; el resto del informe los tiene donde los tiene la revisión.`,
    regrouped: 'Las personas se cuentan aquí como se unieron y se distinguieron en la oficina.',
    once: 'Por año y por artículo, un cargo aprobado se cuenta solo como aprobado.',
    approved: 'Aprobado',
    otherEligible: 'Otros que cumplen',
  },
  read: {
    heading: 'Lo que se leyó',
    caption: 'Archivos, en filas',
    columns: ['Archivo', 'Filas leídas', 'Usadas', 'Apartadas', 'SHA-256, primeros 16 signos'],
    moreFiles: (files) => `${files} archivos más, nombrados en manifest.json`,
    all: 'Todos los archivos',
    sentence: ({ charges, people, identified, underThisLaw, facts }) =>
      `Cargos en las filas usadas: ${charges}; de ellos, de esta ley: ${underThisLaw}. Personas: ${people}; de ellas, distinguidas con certeza: ${identified}.${facts === null ? '' : ` Datos hallados en otra parte, que reemplazan lo que dicen los archivos: ${facts}.`}`,
  },
  standings: {
    eligible: 'Cumple',
    needs_review: 'Por revisar',
    other_county: 'Otro condado',
    not_eligible: 'No cumple',
  },
  reliefs: {
    heading: 'Lo que la ley permite borrar',
    caption: 'Cargos de esta ley por remedio; cada cargo recibe una respuesta en cada uno',
    relief: 'Remedio',
    selected: 'de ellos, elegidos',
    notSelected: 'no elegidos',
    policyOpen: 'criterio abierto',
    people: 'Personas con un cargo que cumple',
    total: 'Todos',
    note: 'Cada línea suma el total; los remedios no se suman entre sí, porque un cargo puede cumplir los requisitos de varios. De un remedio del que el criterio de la oficina no dice nada, todo lo que cumple cuenta como elegido. Criterio abierto: falta un dato que el criterio pide.',
  },
  people: {
    heading: 'Lo que significaría para las personas',
    caption: 'Personas, contadas una sola vez',
    what: 'Personas que',
    ifEligible: 'Si se concediera todo lo que cumple',
    ifSelected: 'Si se concediera lo elegido',
    withRelief: 'tendrían algo borrado o reducido',
    noFelony: 'quedarían sin ningún delito grave (felony)',
    noConviction: 'quedarían sin ninguna condena',
    noRecentConviction: 'quedarían sin condenas de los últimos 7 años',
    note: 'Contado dentro de los archivos leídos. No se cuenta a quien todavía pueda tener otra condena.',
  },
  county: {
    heading: (county) => `Las condenas del propio condado: ${county}`,
    sentence: ({ people, convictions, felonies, others, gradeOpen, earliest, relieved }) =>
      `Personas con una condena de esta ley en el condado: ${people}. Sus condenas: ${convictions}; de ellas, por delito grave (felony): ${felonies}, de grado menor: ${others}, de grado desconocido: ${gradeOpen}.${earliest === null ? '' : ` La primera: ${earliest}.`} Personas con un remedio según el criterio de la oficina: ${relieved}.`,
    caption: 'Personas que quedarían sin nada de ese tipo, ahora y si se desestimara más',
    withPolicy: 'Con el criterio de la oficina',
    dismissAll: 'Si se desestimara todo lo que la ley permite',
    dismissAllAndRelated: 'Si se desestimaran también los cargos relacionados',
    note: 'Contado para personas cuyo historial completo se conoce, y como cuenta el condado; por eso estos números pueden ser menores que los de todas las personas.',
  },
  years: {
    heading: 'Por año',
    caption: 'Cargos de esta ley, por año de la condena o de otra resolución',
    year: 'Año',
    unknown: 'sin dato',
    alternative: ({ withApproved, bars }) =>
      `Columnas de los cargos ${withApproved ? 'aprobados, de otros que cumplen' : 'que cumplen'} y por revisar, por año: ${bars}.`,
  },
  sections: {
    heading: 'Por artículo de la ley',
    caption: 'Cargos de esta ley, por artículo citado',
    section: 'Artículo',
    unreadable: 'ilegible',
    others: (sections) => `${sections} artículos más`,
    alternative: ({ withApproved, bars }) =>
      `Barras de los cargos ${withApproved ? 'aprobados, de otros que cumplen' : 'que cumplen'} y por revisar, por artículo: ${bars}.`,
  },
  bar: ({ name, approved, eligible, review }) =>
    `${name}, ${approved === null ? `${eligible} cumplen` : `${approved} aprobados, otros ${eligible} cumplen`}, ${review} por revisar`,
  total: 'Todos',
  waiting: {
    heading: 'Por qué hay cargos en espera, y por qué otros no cumplen',
    reviewCaption: 'Por revisar: la primera condición que no se puede saber',
    review: 'Condición que no se puede saber',
    notCaption: 'No cumple: la primera condición que falta',
    not: 'Condición que no se cumple',
    answers: 'Respuestas',
    others: (reasons) => `${reasons} condiciones más`,
    none: 'nada',
  },
  missing: {
    heading: 'Lo que falta',
    caption: 'Datos por buscar, según las personas para quienes uno solo decidiría',
    columns: ['Dato', 'Quién lo tiene', 'Personas para quienes basta', 'Personas a quienes les falta'],
    note: ({ more }) =>
      `A una persona le pueden faltar varios datos; por eso estos números no se suman.${more === null ? '' : ` Otros ${more} datos están en missing-facts.csv.`}`,
    none: 'No falta ningún dato.',
    identity: 'quién es la persona',
    otherCharges: 'si se conocen todos los cargos de la persona',
    otherCharge: (fact) => `de otro cargo de la persona: ${fact}`,
    counsel: (question) => `una cuestión de derecho: ${question}`,
    holders: { counsel: 'el abogado de la oficina', sender: 'la agencia que envió la lista' },
  },
  assumptions: {
    heading: 'Lo que se supuso',
    caption: 'Suposiciones, y las respuestas que descansan en cada una',
    columns: ['Suposición', 'Respuestas'],
    off: (names) => `Sin usar en esta revisión: ${names}.`,
  },
  glossary: {
    heading: 'Palabras usadas aquí',
    own: [
      ['Cargo', 'una acusación (count) de un caso.'],
      ['Respuesta', 'un remedio aplicado a un cargo.'],
      ['Remedio', 'lo que la ley concede: anular, borrar, sellar o reducir.'],
      ['Cumple', 'se reúnen todas las condiciones de la ley.'],
      ['Elegido', 'cumple, y es lo que la oficina pide dentro de la ley.'],
      ['Por revisar', 'falta un dato o una respuesta legal; hasta saberlo, ni cumple ni se rechaza.'],
      ['Otro condado', 'la ley lo permite, pero actúa la oficina de otro condado.'],
      ['Apartada', 'una fila que no se pudo leer; se guarda con el motivo en rejected-rows.csv.'],
    ],
  },
  foot: ({ law, lawHash, manifest, approved }) => [
    `${law}, texto ${lawHash}${approved === null ? '' : `, conjunto aprobado ${approved}`}`,
    `Manifiesto ${manifest}`,
  ],
  pageOf: (page, pages) => `Página ${page} de ${pages}`,
});
