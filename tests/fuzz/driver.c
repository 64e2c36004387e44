/* driver.c - replays a corpus through a fuzz target without libFuzzer: every
 * file of the folders named, all beginnings of the short ones, and the first
 * column of every line of a .cases file. Fails when it found nothing. */
#include <dirent.h>
#include <sys/stat.h>

#include "fuzz.h"

enum { INPUT_MAX = 1 << 20, SHORT = 600 };

static long inputs;

static void
run(const uint8_t *data, size_t n)
{
	/* Exactly n bytes, so that reading one more is seen. */
	uint8_t *copy = malloc(n > 0 ? n : 1);

	must(copy != NULL);
	memcpy(copy, data, n);
	(void)LLVMFuzzerTestOneInput(copy, n);
	free(copy);
	inputs++;
}

static void
run_lines(FILE *f)
{
	char line[4096];

	while (fgets(line, sizeof(line), f) != NULL) {
		size_t n = strcspn(line, "|\n");

		while (n > 0 && line[n - 1] == ' ')
			n--;
		run((const uint8_t *)line, n);
	}
}

static void
run_file(const char *path)
{
	static uint8_t data[INPUT_MAX];
	const char    *dot = strrchr(path, '.');
	FILE          *f = fopen(path, "rb");
	size_t         n;

	if (f == NULL) {
		perror(path);
		exit(1);
	}
	if (dot != NULL && strcmp(dot, ".cases") == 0) {
		run_lines(f);
	} else {
		n = fread(data, 1, sizeof(data), f);
		run(data, n);
		for (size_t k = 0; n <= SHORT && k < n; k++)
			run(data, k);
	}
	fclose(f);
}

static void
run_folder(const char *path)
{
	struct dirent *e;
	char           file[1024];
	DIR           *d = opendir(path);

	if (d == NULL) {
		perror(path);
		exit(1);
	}
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.') {
			snprintf(file, sizeof(file), "%s/%s", path, e->d_name);
			run_file(file);
		}
	closedir(d);
}

int
main(int argc, char **argv)
{
	struct stat st;

	for (int i = 1; i < argc; i++) {
		if (stat(argv[i], &st) != 0) {
			perror(argv[i]);
			return 1;
		}
		if (S_ISDIR(st.st_mode))
			run_folder(argv[i]);
		else
			run_file(argv[i]);
	}
	printf("%ld inputs\n", inputs);
	return inputs > 0 ? 0 : 1;
}
