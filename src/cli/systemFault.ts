// Describes a fault of the system (disk, rights, folders) in words.

const words: Readonly<Record<string, string>> = {
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file is larger than the system allows",
  EROFS: "the file system is read-only",
  EACCES: "permission denied",
  EPERM: "not permitted",
  ENOENT: "no such file or folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder, not a file",
  EIO: "the disk reports an error",
  EMFILE: "too many open files",
  ENFILE: "too many open files in the system",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "too many links lead to each other",
  EBUSY: "it is in use",
};

/** Whether an error is a fault of the system. */
export function isSystemFault(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error;
}

/** A fault of the system in one line: path, reason, code. */
export function systemFaultText(error: NodeJS.ErrnoException): string {
  const { code = "", path, message } = error;
  const reason = words[code];
  if (reason === undefined) return message;
  return `${path === undefined ? "" : `${path}: `}${reason} (${code})`;
}
