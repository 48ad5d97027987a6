import path from 'node:path';
import ts from 'typescript';
import type { ProjectFile } from './project-files.js';

/** One import of a file, of any form: static, re-export, `import()`, `import('x').T`, `require`. */
export interface Import {
  readonly specifier: string;
  /** Whether it is gone after compilation. `import { type T }` is not: under verbatimModuleSyntax it still loads. */
  readonly typeOnly: boolean;
  /** Line in the file, from 1. */
  readonly line: number;
}

/** All imports that a file writes with a literal specifier, in their order. */
export function importsOf(file: ProjectFile): Import[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const found = importIn(node);
    if (found !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      imports.push({ specifier: found.specifier.text, typeOnly: found.typeOnly, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function importIn(node: ts.Node): { specifier: ts.StringLiteralLike; typeOnly: boolean } | undefined {
  const [specifier, typeOnly] = parts(node);
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? { specifier, typeOnly } : undefined;
}

function parts(node: ts.Node): [ts.Node | undefined, boolean] {
  if (ts.isImportDeclaration(node)) {
    return [node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword];
  }
  if (ts.isExportDeclaration(node)) return [node.moduleSpecifier, node.isTypeOnly];
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return [node.moduleReference.expression, node.isTypeOnly];
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return [node.argument.literal, true];
  if (ts.isCallExpression(node) && isLoading(node.expression)) return [node.arguments[0], false];
  return [undefined, false];
}

const isLoading = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');

/**
 * The project path a relative specifier means, `.js` read as `.ts` or `.tsx` when only that is there; undefined for a package.
 * A path that no file has is returned as written.
 */
export function targetOf(
  file: ProjectFile,
  specifier: string,
  paths: ReadonlySet<string>,
): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(file.path), specifier);
  const sources = ['.ts', '.tsx'].map((ending) => target.replace(/\.js$/, ending));
  return sources.find((source) => paths.has(source)) ?? target;
}

/** The package that a bare specifier belongs to: `@scope/name/part` is of `@scope/name`. */
export function packageOf(specifier: string): string {
  const [first, second] = specifier.split('/');
  return first?.startsWith('@') ? `${first}/${second}` : (first ?? '');
}
