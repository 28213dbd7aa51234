/** Version of the document that a file is. */
export const FILE_VERSION = 1
