import { ActsFrame } from './decide/acts.js';
import { WhoDecides } from './decide/who-decides.js';
import { ChangesPage } from './docket/changes-page.js';
import { DocketPage } from './docket/docket-page.js';
import { LawPage } from './law/law-page.js';
import { LawsPage } from './law/laws-page.js';
import { type Screen, ScreenHeading, ScreenLink, screenOf, usePath } from './navigation.js';
import { OverviewPage } from './overview/overview-page.js';
import { PapersPage } from './papers/papers-page.js';
import { PersonPage } from './person/person-page.js';
import { StartPage } from './start/start-page.js';
import { TrailPage } from './trail/trail-page.js';

/** The frame of every screen. */
export function App() {
  const screen = screenOf(usePath());
  const width = screen.kind === 'docket' ? 'desk-width desk-wide' : 'desk-width';
  return (
    <>
      <a className="usa-skipnav" href="#content">
        Skip to the content
      </a>
      <header className="desk-header">
        <div className={`${width} desk-header-row`}>
          <span className="desk-name">Freshstart</span>
          <nav aria-label="Screens of the desk">
            <ul className="desk-nav">
              <li>
                <ScreenLink to="/" className="desk-nav-link" current={screen.kind === 'start'}>
                  Start
                </ScreenLink>
              </li>
              <li>
                <ScreenLink to="/trail" className="desk-nav-link" current={screen.kind === 'trail'}>
                  Trail
                </ScreenLink>
              </li>
              <li>
                <ScreenLink to="/laws" className="desk-nav-link" current={screen.kind === 'laws'}>
                  Law
                </ScreenLink>
              </li>
            </ul>
          </nav>
          <WhoDecides />
        </div>
      </header>
      <main id="content" className={`${width} desk-main`} tabIndex={-1}>
        <ActsFrame>
          <Shown screen={screen} />
        </ActsFrame>
      </main>
      <footer className={`${width} desk-footer`}>
        A machine prepares; an attorney decides. Nothing here is legal advice. All data stay on this machine.
      </footer>
    </>
  );
}

function Shown({ screen }: { readonly screen: Screen }) {
  switch (screen.kind) {
    case 'start':
      return <StartPage />;
    case 'overview':
      return <OverviewPage key={screen.run} run={screen.run} />;
    case 'docket':
      return <DocketPage key={screen.run} run={screen.run} />;
    case 'changes':
      return <ChangesPage key={screen.run} run={screen.run} />;
    case 'papers':
      return <PapersPage key={screen.run} run={screen.run} />;
    case 'person':
      return <PersonPage key={screen.person} run={screen.run} person={screen.person} />;
    case 'trail':
      return <TrailPage />;
    case 'laws':
      return <LawsPage />;
    case 'law':
      return <LawPage key={screen.law} law={screen.law} />;
    default:
      return (
        <>
          <ScreenHeading>There is no such page</ScreenHeading>
          <p>
            Go back to <ScreenLink to="/">Start</ScreenLink>.
          </p>
        </>
      );
  }
}
