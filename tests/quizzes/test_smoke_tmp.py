import pytest
pytestmark = pytest.mark.django_db
def test_it(client):
    from quizzes.models import QuizVersion
    assert QuizVersion.objects.count() == 3
    r = client.get("/ko/learn/e3/e3-2/quiz/")
    assert r.status_code == 200
    print(r.content.decode()[3000:9000])
