"""A file that is written to while it is read is no file to be stored."""

import pytest

from adoption.importing.options import Options
from adoption.importing.outcome import FileError
from adoption.importing.progress import Progress
from adoption.importing.run import import_figures
from adoption.models import Figure

TEXT = (
    "service,metric,period,region,source,publisher,measured_by,url,published,value\n"
    "ChatGPT,daily-avg-visits,2021-01,WORLD,T,TechCrunch,Similarweb,https://example.com/1,2025-04-01,12345\n"
)


@pytest.mark.parametrize(
    "later", [TEXT[:-4], TEXT.replace("12345", "99999"), TEXT + TEXT.splitlines()[1].replace("-01", "-02")]
)
def test_a_file_that_changes_while_it_is_read_is_refused(world, tmp_path, later):
    path = tmp_path / "figures.csv"
    path.write_text(TEXT)

    class Writer(Progress):
        def understood(self, plan) -> None:
            path.write_text(later)

    before = Figure.objects.count()
    with pytest.raises(FileError, match="changed while it was read"):
        import_figures(path, Options(), progress=Writer())
    assert Figure.objects.count() == before
