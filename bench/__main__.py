"""`python -m bench` prints the benchmark table."""


def main() -> None:
    print("Nothing is measured yet.")


if __name__ == "__main__":
    main()
