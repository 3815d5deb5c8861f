"""`python -m discrepant`, where the command of that name is not on the path."""

from discrepant.cli import main

if __name__ == "__main__":
    main()
