/**
 * Municipalities whose names clerks put before the numbers of their own codes: the larger ones, and the suburbs of
 * Cook County. The list need not be complete; `ORD`, `MUN` and `VILLAGE OF` are understood without it. Names that
 * are also words of a charge are left out. RECALLED.
 */
export const MUNICIPALITIES: ReadonlySet<string> = new Set(
  `addison; algonquin; alsip; alton; antioch; arlington heights; aurora; barrington; bartlett; batavia;
   beach park; bedford park; belleville; bellwood; belvidere; bensenville; benton; berkeley; berwyn; bloomingdale;
   bloomington; blue island; bolingbrook; bourbonnais; bradley; bridgeview; broadview; brookfield; buffalo grove;
   burbank; burnham; burr ridge; cahokia; cahokia heights; calumet city; calumet park; canton; carbondale;
   carol stream; carpentersville; cary; centralia; champaign; channahon; charleston; chicago; chicago heights;
   chicago ridge; cicero; clarendon hills; collinsville; country club hills; countryside; crest hill; crestwood;
   crete; crystal lake; danville; darien; decatur; deerfield; dekalb; des plaines; dixmoor; dixon; dolton;
   downers grove; e st louis; east dundee; east hazel crest; east moline; east peoria; east st louis; edwardsville;
   effingham; elgin; elk grove village; elmhurst; elmwood park; evanston; evergreen park; fairview heights;
   flossmoor; ford heights; forest park; forest view; fox lake; frankfort; franklin park; freeport; galesburg;
   geneva; glen carbon; glen ellyn; glencoe; glendale heights; glenview; glenwood; godfrey; granite city; grayslake;
   gurnee; hanover park; harvard; harvey; harwood heights; hazel crest; hickory hills; highland park; highwood;
   hillside; hinsdale; hodgkins; hoffman estates; homer glen; hometown; homewood; huntley; indian head park;
   itasca; jacksonville; joliet; kankakee; kenilworth; kewanee; la grange; la grange park; lake forest;
   lake in the hills; lake zurich; lansing; lasalle; lemont; libertyville; lincoln; lincolnshire; lincolnwood;
   lindenhurst; lisle; lockport; lombard; loves park; lynwood; lyons; machesney park; macomb; manhattan; marion;
   markham; matteson; mattoon; maywood; mccook; mchenry; melrose park; merrionette park; midlothian; minooka;
   mokena; moline; monee; montgomery; morris; morton grove; mount prospect; mount vernon; mt prospect; mt vernon;
   mundelein; naperville; new lenox; niles; norridge; north aurora; north chicago; north riverside; northbrook;
   northfield; northlake; o fallon; oak brook; oak forest; oak lawn; oak park; oakbrook terrace; ofallon;
   olympia fields; orland hills; orland park; oswego; ottawa; palatine; palos heights; palos hills; palos park;
   park forest; park ridge; pekin; peoria; peoria heights; phoenix; plainfield; plano; pontiac; posen;
   prospect heights; quincy; rantoul; richton park; river forest; river grove; riverdale; riverside; robbins;
   rock island; rockford; rolling meadows; romeoville; rosemont; round lake; round lake beach; sandwich; sauk village;
   schaumburg; schiller park; shorewood; skokie; south barrington; south chicago heights; south elgin;
   south holland; springfield; st charles; steger; sterling; stickney; stone park; streamwood; streator;
   sugar grove; summit; swansea; sycamore; thornton; tinley park; university park; urbana; vernon hills; villa park;
   washington; waterloo; wauconda; waukegan; west chicago; west dundee; westchester; western springs; westmont;
   wheaton; wheeling; willow springs; willowbrook; wilmette; winfield; winnetka; winthrop harbor; wood dale;
   wood river; woodridge; woodstock; worth; yorkville; zion`
    .split(';')
    .map((name) => name.trim()),
);
