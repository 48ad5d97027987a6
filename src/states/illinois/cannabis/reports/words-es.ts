import type { LawWords } from '../../../../reports/law-words-interface.js';

/** This law in Spanish. */
export const ILLINOIS_SPANISH = Object.freeze<LawWords>({
  rulebook: 'illinois-cannabis',
  language: 'es',
  title: 'Illinois: antecedentes de cannabis según 20 ILCS 2630/5.2',
  reliefs: {
    'il.state-attorney-motion': {
      title: 'Moción del fiscal (State’s Attorney) para anular y borrar',
      explained: 'el fiscal pide al tribunal de circuito anular la condena y borrar sus registros.',
    },
    'il.minor-cannabis-conviction': {
      title: 'Delito menor de cannabis: condena',
      explained: 'el gobernador indulta la condena, y después el tribunal de circuito borra sus registros.',
    },
    'il.arrest-expungement': {
      title: 'Delito menor de cannabis: arresto o cargo sin condena',
      explained: 'la policía borra sus registros de un arresto o cargo que no terminó en condena.',
    },
    'il.civil-law-violation': {
      title: 'Infracción civil',
      explained: 'los registros de posesión castigada solo con multa se borran solos dos veces al año.',
    },
  },
  rules: {
    'the charge was not already vacated or expunged': 'el cargo no fue ya anulado ni borrado',
    'the charge is under section 4 or 5 of the Cannabis Control Act':
      'el cargo es de la sección 4 o 5 de la ley de control del cannabis (Cannabis Control Act)',
    'the charge is a criminal charge, not a civil law violation':
      'el cargo es penal, no una infracción civil',
    'the charge ended in a conviction': 'el cargo terminó en condena',
    'the conviction is a misdemeanor or a Class 4 felony':
      'la condena es por delito menor (misdemeanor) o delito grave de clase 4',
    'the offense is not older than the law whose classes are known':
      'el delito no es anterior a la ley cuyas clases se conocen',
    'the conviction was entered before 2019-06-25': 'la condena es anterior al 25 de junio de 2019',
    'the case is in the requesting county': 'el caso es del condado que pregunta',
    'the weight is not more than 30 grams': 'el peso no pasa de 30 gramos',
    'no penalty enhancement under section 7 was applied': 'no se agravó la pena según la sección 7',
    'no conviction for a violent crime is associated with it':
      'no va unida a una condena por delito violento',
    'the offense was committed before 2019-06-25': 'el delito es anterior al 25 de junio de 2019',
    'the charge did not end in a conviction': 'el cargo no terminó en condena',
    'no arrest, charge or conviction for a violent crime is associated with it':
      'no va unido a un arresto, cargo o condena por delito violento',
    'at least one year has passed since the arrest': 'ha pasado al menos un año desde el arresto',
    'the charge is a civil law violation': 'el cargo es una infracción civil',
    'the person was found to have committed it': 'se declaró que la persona la cometió',
  },
  facts: {
    'the section of the Cannabis Control Act that the charge is under':
      'la sección de la ley de control del cannabis a la que pertenece el cargo',
    'whether the charge was an attempt, a conspiracy or a solicitation':
      'si el cargo fue por tentativa, conspiración o instigación',
    'the class of the conviction': 'la clase de la condena',
    'the weight in grams': 'el peso en gramos',
    'whether the charge is a civil law violation': 'si el cargo es una infracción civil',
    'the disposition of the charge': 'cómo terminó el cargo',
    'whether no disposition is recorded': 'si no consta cómo terminó',
    'whether a section 7 enhancement was applied': 'si se agravó la pena según la sección 7',
    'whether the charge was already vacated or expunged': 'si el cargo ya fue anulado o borrado',
    'whether the charge is for a violent crime as 725 ILCS 120/3(c) defines it':
      'si el cargo es por un delito violento según 725 ILCS 120/3(c)',
    'the date of the offense': 'la fecha del delito',
    'the date of the arrest': 'la fecha del arresto',
    'the date of the conviction': 'la fecha de la condena',
    'the county of the case': 'el condado del caso',
    'the number of the court case': 'el número del caso',
    'the document control number of the arrest': 'el número de control (DCN) del arresto',
    'the arresting agency': 'la agencia que arrestó',
  },
  holders: {
    'clerk of the circuit court': 'secretaría del tribunal de circuito',
    'crime laboratory or arresting agency': 'laboratorio forense o agencia que arrestó',
    'arresting agency': 'agencia que arrestó',
    'State Police': 'policía estatal',
  },
  assumptions: {
    'enhancement-recorded': 'Toda agravante de la sección 7 consta en la fuente; si no consta, no la hubo.',
    'clearing-recorded': 'Toda anulación o borrado consta en la fuente; si no consta, no lo hubo.',
    'history-complete': 'La lista contiene todos los cargos de la persona.',
    'offense-near-arrest':
      'El arresto sigue al delito en 30 días o menos; se usa donde falta una de las dos fechas.',
    'within-ten-years':
      'Delito y arresto caen en los diez años anteriores a la resolución; se usa donde faltan las dos fechas.',
    'unverifiable-disposition':
      'No consta ninguna resolución ni puede comprobarse: el arresto se borra por su sola antigüedad.',
  },
  policies: {
    'cook-2019': 'fiscal del condado de Cook, plan piloto de 2019',
    'mchenry-2020': 'fiscal del condado de McHenry, petición de enero de 2020',
    'will-2020': 'fiscal del condado de Will, moción de diciembre de 2020',
  },
  questions: {
    'does a conviction under section 6 or 10 count as a violation of section 4 or 5?':
      '¿cuenta una condena de la sección 6 o 10 como violación de la sección 4 o 5?',
    'does a conspiracy or solicitation count as a violation of the section it aims at?':
      '¿cuenta una conspiración o instigación como violación de la sección a la que apunta?',
    'what class was a section 4 offense before 1973-08-13?':
      '¿de qué clase era un delito de la sección 4 antes del 13 de agosto de 1973?',
    'what class was a section 5 offense before 1983-09-24?':
      '¿de qué clase era un delito de la sección 5 antes del 24 de septiembre de 1983?',
    'does the motion reach a conviction on or after 2019-06-25?':
      '¿alcanza la moción a una condena del 25 de junio de 2019 o posterior?',
    'does an associated arrest or charge for a violent crime, without a conviction, exclude the pardon?':
      '¿excluye del indulto un arresto o cargo unido por delito violento, sin condena?',
  },
  terms: [
    ['Anular (vacate)', 'deshacer una condena, como si no se hubiera dictado.'],
    [
      'Borrar (expunge)',
      'destruir los registros o entregarlos a la persona, y quitar el nombre de los índices.',
    ],
  ],
});
