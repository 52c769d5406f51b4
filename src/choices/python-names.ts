import { UserError } from '../errors.ts';
import type { ProjectName } from './project-name.ts';

/** Python's keywords, and the standard library of 3.10 to 3.14 (sys.stdlib_module_names). */
const KEYWORDS = `and as assert async await break case class continue def del elif else except false finally for from
  global if import in is lambda match none nonlocal not or pass raise return true try while with yield`;
const STANDARD_LIBRARY = `abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64
  bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop
  collections colorsys compileall compression concurrent configparser contextlib contextvars copy
  copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email
  encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools
  gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib
  imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale
  logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing
  netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb
  pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty
  pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource
  rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr
  socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string
  stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile
  termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc
  tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref
  webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo`;

/** Packages that a generated Django project imports or has beside the project's own, and what those import themselves. */
const BESIDE = `test tests config manage core users django asgiref sqlparse rest_framework drf_spectacular
  drf_spectacular_sidecar inflection jsonschema uritemplate yaml ninja pydantic pydantic_core environs marshmallow dotenv
  dj_database_url psycopg psycopg_pool pymysql oracledb mssql mssql_python factory faker gunicorn whitenoise argon2 pyotp
  cryptography pytest pytest_django pytest_cov coverage hypothesis mypy mypy_django_plugin ruff pre_commit`;

const TAKEN = new Map(
  (
    [
      [BESIDE, 'a package that the project needs'],
      [STANDARD_LIBRARY, "a module of Python's standard library"],
      [KEYWORDS, 'a keyword of Python'],
    ] as const
  ).flatMap(([names, what]) => names.split(/\s+/).map((name) => [name, what] as const)),
);

/** Throws UserError where the project's Python package would hide another module. */
export function refusePythonClash({ title, module }: ProjectName): void {
  const what = TAKEN.get(module);
  if (what === undefined) return;
  throw new UserError(
    `${JSON.stringify(title)} can't be a Django project's name: "${module}" is ${what}.`,
    `Take another name, for example my-${module.replaceAll('_', '-')}`,
  );
}
